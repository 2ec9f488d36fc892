// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.attach.Response;
import dev.churnscope.attach.Response.Outcome;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResponseMailboxTest {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Properties properties = new Properties();
    private long now = Long.MAX_VALUE - MINUTE; // As System.nanoTime may be about to overflow.
    private final ResponseMailbox box = new ResponseMailbox(properties, () -> now);

    @Test
    void eachCommandFindsItsOwnAnswerWhoeverAskedBetween() {
        var mine = new Response("mine", Outcome.REPORTED, "a\nb");
        var another = new Response("another", Outcome.CHANGED, "");
        box.put(mine);
        box.put(another);
        assertThat(properties.getProperty(mine.property())).isEqualTo(mine.value());
        assertThat(properties.getProperty(another.property())).isEqualTo(another.value());
    }

    @Test
    void anAnswerIsForgottenAfterAMinute() {
        box.put(answer("first", 1));
        now += MINUTE;
        box.put(answer("second", 1));
        box.forgetOld();
        assertThat(properties).hasSize(2);
        now++;
        box.forgetOld();
        assertThat(properties).containsOnlyKeys(answer("second", 1).property());
        now += MINUTE;
        box.forgetOld();
        assertThat(properties).isEmpty();
    }

    @Test
    void longAnswersMakeRoomForEachOther() {
        box.put(answer("short", 1));
        box.put(answer("first", ResponseMailbox.MAX_CHARACTERS / 2));
        box.put(answer("second", ResponseMailbox.MAX_CHARACTERS / 2));
        assertThat(properties).containsOnlyKeys(answer("second", 1).property());

        box.put(answer("third", 2 * ResponseMailbox.MAX_CHARACTERS));
        assertThat(properties).containsOnlyKeys(answer("third", 1).property());
    }

    private static Response answer(String id, int length) {
        return new Response(id, Outcome.REPORTED, "x".repeat(length));
    }
}
