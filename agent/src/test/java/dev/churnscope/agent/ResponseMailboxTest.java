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
    private final ResponseMailbox mailbox = new ResponseMailbox(properties, () -> now);

    @Test
    void eachCommandReadsItsOwnResponse() {
        var mine = new Response("mine", Outcome.REPORTED, "a\nb");
        var another = new Response("another", Outcome.CHANGED, "");
        mailbox.put(mine);
        mailbox.put(another);
        assertThat(properties.getProperty(mine.property())).isEqualTo(mine.value());
        assertThat(properties.getProperty(another.property())).isEqualTo(another.value());
    }

    @Test
    void aResponseIsDiscardedAfterAMinute() {
        mailbox.put(response("first", 1));
        now += MINUTE;
        mailbox.put(response("second", 1));
        mailbox.discardOld();
        assertThat(properties).hasSize(2);
        now++;
        mailbox.discardOld();
        assertThat(properties).containsOnlyKeys(response("second", 1).property());
        now += MINUTE;
        mailbox.discardOld();
        assertThat(properties).isEmpty();
    }

    @Test
    void longResponsesEvictEachOther() {
        mailbox.put(response("short", 1));
        mailbox.put(response("first", ResponseMailbox.MAX_CHARACTERS / 2));
        mailbox.put(response("second", ResponseMailbox.MAX_CHARACTERS / 2));
        assertThat(properties).containsOnlyKeys(response("second", 1).property());

        mailbox.put(response("third", 2 * ResponseMailbox.MAX_CHARACTERS));
        assertThat(properties).containsOnlyKeys(response("third", 1).property());
    }

    private static Response response(String id, int length) {
        return new Response(id, Outcome.REPORTED, "x".repeat(length));
    }
}
