// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.top.Key.Kind;
import dev.churnscope.top.KeyBindings.Room;
import dev.churnscope.top.ViewState.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeyBindingsTest {

    /** 42 sites in a table of ten lines. */
    private static final Room ROOM = new Room(42, 10);

    private ViewState state = ViewState.FIRST;

    @ParameterizedTest
    @EnumSource(Column.class)
    void eachColumnHasAKeyThatSortsByIt(Column column) {
        press("r");
        press(Character.toString(column.key()));
        assertThat(state.sort()).isEqualTo(column);
        assertThat(state.isReversed()).isFalse();
    }

    @Test
    void sortingByNeighboursWrapsAround() {
        press(Kind.LEFT);
        assertThat(state.sort()).isEqualTo(Column.SITE);
        press(Kind.RIGHT);
        press(">");
        assertThat(state.sort()).isEqualTo(Column.LOCAL_FIN);
        press("<");
        assertThat(state.sort()).isEqualTo(Column.OPENS);
    }

    @Test
    void scrollsNoFurtherThanThereAreSites() {
        press(Kind.UP);
        assertThat(state.offset()).isZero();
        press(Kind.DOWN);
        press("j");
        assertThat(state.offset()).isEqualTo(2);
        press(" ");
        press(Kind.PAGE_DOWN);
        press(Kind.PAGE_DOWN);
        press(Kind.PAGE_DOWN);
        assertThat(state.offset()).isEqualTo(32);
        press("k");
        press(Kind.PAGE_UP);
        assertThat(state.offset()).isEqualTo(21);
        press(Kind.END);
        assertThat(state.offset()).isEqualTo(32);
        press(Kind.HOME);
        assertThat(state.offset()).isZero();
    }

    @Test
    void withFewerSitesThanBeforeItScrollsFromTheLast() {
        press(Kind.END);
        state = KeyBindings.press(Key.of(Kind.UP), state, new Room(15, 10));
        assertThat(state.offset()).isEqualTo(4);
    }

    @Test
    void aFilterIsTypedAndKept() {
        press("/");
        press("pqx");
        press(Kind.BACKSPACE);
        assertThat(state.filter()).isEqualTo("pq");
        press(Kind.ENTER);
        press("p");
        assertThat(state.filter()).isEqualTo("pq");
        assertThat(state.isPaused()).isTrue();
    }

    @Test
    void escDropsAFilterAndLeavesOnlyTheTable() {
        press("/pq");
        press(Kind.ESCAPE);
        assertThat(state.filter()).isEmpty();
        assertThat(state.mode()).isEqualTo(Mode.TABLE);
        press(Kind.ESCAPE);
        assertThat(state.mode()).isEqualTo(Mode.QUIT);
    }

    @Test
    void anyKeyClosesTheHelp() {
        press("?q");
        assertThat(state.mode()).isEqualTo(Mode.TABLE);
        press("q");
        assertThat(state.mode()).isEqualTo(Mode.QUIT);
    }

    @Test
    void ctrlCLeavesFromEverywhere() {
        for (String before : new String[] {"", "?", "/abc"}) {
            state = ViewState.FIRST;
            press(before);
            press(Kind.INTERRUPT);
            assertThat(state.mode()).isEqualTo(Mode.QUIT);
        }
    }

    @Test
    void unboundKeysChangeNothing() {
        press("x!7\u540d");
        press(Kind.OTHER);
        press(Kind.ENTER);
        assertThat(state).isEqualTo(ViewState.FIRST);
    }

    private void press(String characters) {
        characters.chars().forEach(character -> state = KeyBindings.press(Key.of((char) character), state, ROOM));
    }

    private void press(Kind kind) {
        state = KeyBindings.press(Key.of(kind), state, ROOM);
    }
}
