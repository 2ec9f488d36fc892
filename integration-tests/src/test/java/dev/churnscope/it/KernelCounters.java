// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.util.Map;
import java.util.TreeMap;

/** What the kernel has counted of TCP in a network: for the message of a test that fails. */
public record KernelCounters(Map<String, Long> values) {

    /** Reads {@code /proc/net/snmp} and {@code /proc/net/netstat}: lines in pairs, of names and of numbers. */
    static KernelCounters parse(String text) {
        var values = new TreeMap<String, Long>();
        var lines = text.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            var names = lines.get(i).split(" ");
            var numbers = lines.get(i + 1).split(" ");
            if (names[0].startsWith("Tcp")) {
                for (int column = 1; column < names.length; column++) {
                    values.put(names[column], Long.parseLong(numbers[column]));
                }
            }
        }
        values.values().removeIf(value -> value == 0);
        return new KernelCounters(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
