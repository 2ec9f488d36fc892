// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9999, '9,999'",
        "10000, 10.0k",
        "99949, 99.9k",
        "99960, 100k",
        "999499, 999k",
        "999500, 1.0M",
        "12100000, 12.1M",
        "9223372036854775807, 9.2E",
        "-9223372036854775808, -9.2E",
    })
    void compactNumbersHaveFewCharacters(long number, String expected) {
        assertThat(Numbers.compact(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "-999, -999",
        "1000, '1,000'",
        "-1000, '-1,000'",
        "-123456, '-123,456'",
        "9223372036854775807, '9,223,372,036,854,775,807'",
        "-9223372036854775808, '-9,223,372,036,854,775,808'",
    })
    void exactNumbersHaveAllTheirDigits(long number, String expected) {
        assertThat(Numbers.exact(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0%",
        "1, 100%",
        "0.0001, <0.1%",
        "0.9999, >99.9%",
        "0.0425, 4.3%",
        "0.5, 50.0%",
        "20, '2,000%'",
    })
    void onlyAllIsAll(double ratio, String expected) {
        assertThat(Numbers.percent(ratio)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 ms",
        "0.04, 0.04 ms",
        "3.14, 3.1 ms",
        "250, 250 ms",
        "9000, 9.0 s",
        "119000, 119.0 s",
        "120000, 2.0 min",
        "9000000, 2.5 h",
        "864000000, 10 days",
        "900000000, 10.4 days",
        "1e300, 1.2e+292 days",
    })
    void timesHaveTheUnitThatFits(double millis, String expected) {
        assertThat(Numbers.millis(millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.25, 0.25",
        "20.08, 20.1",
        "1199, '1,199'",
        "1234.4, '1,234'",
        "-1234.5, '-1,235'",
        "1e300, 1.0e+300"
    })
    void decimalsHaveTheDigitsThatMatter(double number, String expected) {
        assertThat(Numbers.decimal(number)).isEqualTo(expected);
    }
}
