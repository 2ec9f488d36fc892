// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class StderrLoggingTest {

    @AfterEach
    void defaultLevel() {
        AgentLog.setLevel("warn");
    }

    @Test
    void isTheProviderThatSlf4jFinds() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(StderrLogging.class);
    }

    @ParameterizedTest
    @CsvSource({
        "off,   false, false, false, false",
        "error, true,  false, false, false",
        "warn,  true,  true,  false, false",
        "info,  true,  true,  true,  false",
        "debug, true,  true,  true,  true"
    })
    void theLevelIsTheAgentsOption(String level, boolean error, boolean warn, boolean info, boolean debug) {
        var logger = new StderrLogging().getLogger("any");
        AgentLog.setLevel(level);

        assertThat(logger.isErrorEnabled()).isEqualTo(error);
        assertThat(logger.isWarnEnabled()).isEqualTo(warn);
        assertThat(logger.isInfoEnabled()).isEqualTo(info);
        assertThat(logger.isDebugEnabled()).isEqualTo(debug);
        assertThat(logger.isTraceEnabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"warn, churnscope: a warning", "info, churnscope: a warning|churnscope: some information", "error, ''"})
    void eachMessageIsOneLineOnTheProcesssStderr(String level, String lines) throws Exception {
        assertThat(String.join("|", ChildJvm.run(Map.of(), Talk.class, level))).isEqualTo(lines);
    }

    /** Logs after the application has replaced {@code System.err}. */
    static final class Talk {
        public static void main(String[] arguments) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            AgentLog.setLevel(arguments[0]);
            AgentLog.warn("a warning");
            AgentLog.info("some information");
        }
    }
}
