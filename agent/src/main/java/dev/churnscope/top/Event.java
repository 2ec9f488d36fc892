// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;

/** What a live view waits for. */
sealed interface Event {

    /** A key was pressed. */
    record Pressed(Key key) implements Event {}

    /** The terminal is gone. */
    record HungUp() implements Event {}

    /** The terminal has another size. */
    record Resized() implements Event {}

    /** A sample has come. */
    record Sampled(Sample sample) implements Event {}

    /** No further sample will come. */
    record Failed(Exception cause) implements Event {}
}
