// SPDX-License-Identifier: Apache-2.0
package com.example.recorded;

import java.nio.file.Path;
import jdk.jfr.Recording;

/** Records twice, and opens before, in between and behind. */
final class OwnRecordings {

    private OwnRecordings() {}

    static void make(Path folder) throws Exception {
        Ways.closedHere(1);
        record(folder.resolve("first.jfr"), 2);
        Ways.closedHere(4);
        record(folder.resolve("second.jfr"), 8);
        Ways.closedHere(16);
    }

    private static void record(Path file, int connections) throws Exception {
        try (var recording = new Recording()) {
            recording.start();
            Ways.closedHere(connections);
            recording.stop();
            recording.dump(file);
        }
    }
}
