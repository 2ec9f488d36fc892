// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusiestMinuteTest {

    @Test
    void aWindowShorterThanAMinuteCountsAsItIs() {
        var minute = new BusiestMinute(0);
        minute.add(0, 10);
        minute.add(3, 20);

        assertThat(minute.perSecond(4)).isEqualTo(7.5);
        assertThat(minute.perSecond(60)).isEqualTo(0.5);
        assertThat(minute.perSecond(3600)).isEqualTo(0.5);
    }

    @Test
    void aWindowShorterThanASecondCountsAsOne() {
        var minute = new BusiestMinute(0);
        minute.add(0, 10);

        assertThat(minute.perSecond(0.01)).isEqualTo(10);
    }

    @Test
    void eventsAMinuteApartAreNotInOneMinute() {
        var minute = new BusiestMinute(100);
        minute.add(100, 600);
        minute.add(159, 60);
        assertThat(minute.max()).isEqualTo(660);

        minute.add(160, 60);
        assertThat(minute.max()).isEqualTo(660);

        minute.add(219, 1000);
        assertThat(minute.max()).isEqualTo(1060);
    }

    @Test
    void theBusiestMinuteStands() {
        var minute = new BusiestMinute(0);
        minute.add(0, 600);
        for (int second = 1; second < 10_000; second += 7) {
            minute.add(second, 1);
        }

        assertThat(minute.perSecond(10_000)).isEqualTo((600 + 9) / 60.0);
    }

    @Test
    void aLongSilenceEmptiesIt() {
        var minute = new BusiestMinute(0);
        minute.add(30, 5);
        minute.add(1_000_000, 4);
        minute.add(1_000_001, 3);

        assertThat(minute.max()).isEqualTo(7);
    }
}
