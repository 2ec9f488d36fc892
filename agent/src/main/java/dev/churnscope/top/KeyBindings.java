// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.top.ViewState.Mode;
import java.util.Arrays;

/** The effects of keys, as a pure function of key and state. */
final class KeyBindings {

    private static final int MAX_FILTER = 100;

    private KeyBindings() {}

    /**
     * The room for the table.
     *
     * @param sites the number of sites that match the filter
     * @param lines the number of lines of the table
     */
    record Room(int sites, int lines) {

        int lastOffset() {
            return Math.max(0, sites - lines);
        }
    }

    static ViewState press(Key key, ViewState state, Room room) {
        if (key.kind() == Key.Kind.INTERRUPT) {
            return state.withMode(Mode.QUIT);
        }
        return switch (state.mode()) {
            case FILTER -> inFilter(key, state);
            // Any key closes the help page; keys that quit only close it.
            case HELP -> state.withMode(Mode.TABLE);
            default -> inTable(key, state, room);
        };
    }

    private static ViewState inFilter(Key key, ViewState state) {
        String filter = state.filter();
        return switch (key.kind()) {
            case ENTER -> state.withMode(Mode.TABLE);
            case ESCAPE -> state.withFilter("").withMode(Mode.TABLE);
            case BACKSPACE ->
                filter.isEmpty()
                        ? state.withMode(Mode.TABLE)
                        : state.withFilter(filter.substring(0, filter.length() - 1));
            case CHARACTER -> filter.length() < MAX_FILTER ? state.withFilter(filter + key.character()) : state;
            default -> state;
        };
    }

    private static ViewState inTable(Key key, ViewState state, Room room) {
        int offset = Math.min(state.offset(), room.lastOffset());
        return switch (key.kind()) {
            case ESCAPE -> state.withMode(Mode.QUIT);
            case UP -> scrolled(state, offset - 1, room);
            case DOWN -> scrolled(state, offset + 1, room);
            case PAGE_UP -> scrolled(state, offset - room.lines(), room);
            case PAGE_DOWN -> scrolled(state, offset + room.lines(), room);
            case HOME -> scrolled(state, 0, room);
            case END -> scrolled(state, room.lastOffset(), room);
            case LEFT -> neighbour(state, -1);
            case RIGHT -> neighbour(state, 1);
            case CHARACTER -> inTable(key.character(), state, room);
            default -> state;
        };
    }

    private static ViewState inTable(char character, ViewState state, Room room) {
        return switch (character) {
            case 'q', 'Q' -> state.withMode(Mode.QUIT);
            case '?', 'h' -> state.withMode(Mode.HELP);
            case '/' -> state.withMode(Mode.FILTER);
            case 'p' -> state.withPaused(!state.isPaused());
            case 'r' -> state.withReversed(!state.isReversed());
            case '<' -> neighbour(state, -1);
            case '>' -> neighbour(state, 1);
            case 'k' -> inTable(Key.of(Key.Kind.UP), state, room);
            case 'j' -> inTable(Key.of(Key.Kind.DOWN), state, room);
            case ' ' -> inTable(Key.of(Key.Kind.PAGE_DOWN), state, room);
            default -> sorted(character, state);
        };
    }

    private static ViewState sorted(char key, ViewState state) {
        return Arrays.stream(Column.values())
                .filter(column -> column.key() == key)
                .findFirst()
                .map(column -> state.withSort(column).withReversed(false))
                .orElse(state);
    }

    private static ViewState neighbour(ViewState state, int step) {
        var columns = Column.values();
        int index = Math.floorMod(state.sort().ordinal() + step, columns.length);
        return state.withSort(columns[index]).withReversed(false);
    }

    private static ViewState scrolled(ViewState state, int offset, Room room) {
        return state.withOffset(Math.max(0, Math.min(offset, room.lastOffset())));
    }
}
