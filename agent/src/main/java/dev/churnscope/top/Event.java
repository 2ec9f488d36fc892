// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;

/** The events that a live view handles. */
sealed interface Event {

    /** A key was pressed. */
    record Pressed(Key key) implements Event {}

    /** The terminal was closed. */
    record HungUp() implements Event {}

    /** The terminal's size has changed. */
    record Resized() implements Event {}

    /** A sample was read. */
    record Sampled(Sample sample) implements Event {}

    /** Reading samples has failed, so there will be no more. */
    record Failed(Exception cause) implements Event {}
}
