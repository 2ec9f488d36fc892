// SPDX-License-Identifier: Apache-2.0
package com.example.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Recording;

/** Opens and closes where JFR calls, under locks of its own, and where the JVM initializes a class. */
final class UnderLocks implements FlightRecorderListener, Runnable {

    @Name("com.example.AtChunkEnd")
    @Period("endChunk")
    static final class AtChunkEnd extends Event {}

    static final class Initialized {
        static {
            open();
        }

        private Initialized() {}

        static void now() {
            // What was to be done is done.
        }
    }

    private UnderLocks() {}

    /** Opens once when JFR is up, when the recording runs, in an initializer, at the chunk's end, when it has stopped, when it is closed. */
    static void record(Path file) throws IOException {
        FlightRecorder.addListener(new UnderLocks());
        FlightRecorder.addPeriodicEvent(AtChunkEnd.class, new UnderLocks());
        try (var recording = new Recording()) {
            recording.start();
            Initialized.now();
            recording.stop();
            recording.dump(file);
        }
    }

    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        open();
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        open();
    }

    @Override
    public void run() {
        open();
    }

    private static void open() {
        try {
            Ways.closedHere(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
