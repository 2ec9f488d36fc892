// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.text.StandardStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The provider of the agent's SLF4J: writes {@code churnscope: message} to the process's stderr, even if the application
 * replaced {@code System.err}. Its level is an option of the agent, not a system property that an application could see.
 */
public final class StderrLogging implements SLF4JServiceProvider, ILoggerFactory {

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new NOPMDCAdapter();

    @Override
    public org.slf4j.Logger getLogger(String name) {
        return new StderrLogger(name);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class StderrLogger extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        private static final PrintStream STDERR =
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardStream.stderrCharset());

        /** @param name the name that libraries request; not shown */
        StderrLogger(String name) {
            this.name = name;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            STDERR.println("churnscope: " + MessageFormatter.basicArrayFormat(message, arguments));
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return AgentLog.class.getName();
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return AgentLog.isEnabled(Level.DEBUG);
        }

        @Override
        public boolean isInfoEnabled() {
            return AgentLog.isEnabled(Level.INFO);
        }

        @Override
        public boolean isWarnEnabled() {
            return AgentLog.isEnabled(Level.WARN);
        }

        @Override
        public boolean isErrorEnabled() {
            return AgentLog.isEnabled(Level.ERROR);
        }
    }
}
