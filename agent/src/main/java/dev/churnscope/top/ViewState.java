// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

/**
 * The user's choices.
 *
 * @param offset the number of sites scrolled past above the first line of the table
 * @param filter the text that names of shown sites contain, ignoring case; empty to show all
 * @param mode the current meaning of keys
 */
record ViewState(Column sort, boolean isReversed, boolean isPaused, int offset, String filter, Mode mode) {

    static final ViewState FIRST = new ViewState(Column.OPENS, false, false, 0, "", Mode.TABLE);

    enum Mode {
        TABLE,
        HELP,
        FILTER,
        QUIT
    }

    ViewState withSort(Column column) {
        return new ViewState(column, isReversed, isPaused, 0, filter, mode);
    }

    ViewState withReversed(boolean reversed) {
        return new ViewState(sort, reversed, isPaused, 0, filter, mode);
    }

    ViewState withPaused(boolean paused) {
        return new ViewState(sort, isReversed, paused, offset, filter, mode);
    }

    ViewState withOffset(int newOffset) {
        return new ViewState(sort, isReversed, isPaused, newOffset, filter, mode);
    }

    ViewState withFilter(String newFilter) {
        return new ViewState(sort, isReversed, isPaused, 0, newFilter, mode);
    }

    ViewState withMode(Mode newMode) {
        return new ViewState(sort, isReversed, isPaused, offset, filter, newMode);
    }
}
