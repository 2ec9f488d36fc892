// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Slices of the same work in two processes, in turn.
 *
 * @param ratio median of the ratios of operations a second, first to second process
 * @param cpuAddedNanos median of the differences of thread CPU time for one operation
 */
record Pairs(double ratio, double cpuAddedNanos) {

    static Pairs of(JavaProcess first, JavaProcess second, String command, int warmUp, int pairs) throws IOException {
        var ratios = new ArrayList<Double>();
        var added = new ArrayList<Double>();
        for (int i = 0; i < warmUp + pairs; i++) {
            // Whoever goes second finds the machine as the first left it, so they change places.
            boolean swapped = i % 2 == 1;
            var a = (swapped ? second : first).ask(command).split(" ");
            var b = (swapped ? first : second).ask(command).split(" ");
            var ofFirst = swapped ? b : a;
            var ofSecond = swapped ? a : b;
            if (i >= warmUp) {
                ratios.add(Double.parseDouble(ofFirst[0]) / Double.parseDouble(ofSecond[0]));
                added.add(Double.parseDouble(ofFirst[1]) - Double.parseDouble(ofSecond[1]));
            }
        }
        return new Pairs(median(ratios), median(added));
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
