// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process in full-screen mode, until it is restored.
 *
 * <p>JLine accesses it through {@code stty}, so that there is no native library to unpack and load. Keys that would send
 * signals are read as characters, so that the terminal can be restored first. Signals sent by other processes are left to
 * the JVM, whose shutdown restores the terminal: JLine would replace the JVM's handler of SIGINT by the system's default,
 * which ends the process without a shutdown; and if JLine is given a handler, it takes the character of Ctrl-C for the
 * signal. Not thread-safe, except {@link #keys} and {@link #close}.
 */
final class TerminalWindow implements AutoCloseable {

    /** The type of a terminal without capabilities. */
    private static final String DUMB = "dumb";

    /** The signal sent when the terminal's size changes. */
    private static final String RESIZED = "WINCH";

    private final Terminal terminal;
    private final Attributes originalAttributes;

    /**
     * Held while waiting for a key. JLine sets the modes that it needs before each read, so a read after the terminal was
     * restored would switch modes back. Fair, because the key reader re-acquires the lock almost at once.
     */
    private final ReentrantLock readLock = new ReentrantLock(true);

    private final ShutdownHooks.Task atExit;
    private final @Nullable Object previousHandler;
    private int width;
    private int height;
    private volatile boolean isEntered;

    /** @param previousHandler the previous handler of the signal */
    private TerminalWindow(Terminal terminal, ShutdownHooks.Task atExit, @Nullable Object previousHandler) {
        this.terminal = terminal;
        this.atExit = atExit;
        this.previousHandler = previousHandler;
        this.originalAttributes = terminal.getAttributes();
    }

    /** Whether this process has a terminal that can do more than print lines. */
    static boolean isThere() {
        var provider = new ExecTerminalProvider();
        String type = System.getenv("TERM");
        return type != null
                && !type.equals(DUMB)
                && provider.isSystemStream(SystemStream.Input)
                && provider.isSystemStream(SystemStream.Output);
    }

    /**
     * Switches the terminal to full-screen mode.
     *
     * @param resized called, on any thread, when its size has changed
     * @throws IOException if there is no terminal, or its cursor cannot be moved
     */
    static TerminalWindow open(Charset charset, Runnable resized) throws IOException {
        var window = new AtomicReference<@Nullable TerminalWindow>();
        // Before JLine adds its own hook: they run in this order, and JLine's closes the terminal.
        var atExit = ShutdownHooks.add(() -> restore(window.get()));
        var terminal = new ExecTerminalProvider()
                .sysTerminal(
                        "top",
                        System.getenv("TERM"),
                        false,
                        charset,
                        charset,
                        charset,
                        false,
                        SignalHandler.SIG_DFL,
                        false,
                        SystemStream.Output);
        if (terminal == null || terminal.getStringCapability(Capability.cursor_address) == null) {
            throw new IOException("it cannot move the cursor");
        }
        var opened = new TerminalWindow(terminal, atExit, Signals.register(RESIZED, resized));
        window.set(opened);
        opened.enter();
        return opened;
    }

    private static void restore(@Nullable TerminalWindow window) {
        if (window != null) {
            window.leave();
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean hasColours() {
        Integer colours = terminal.getNumericCapability(Capability.max_colors);
        return colours != null && colours >= 8;
    }

    /** Returns a decoder of pressed keys, for use by one thread. */
    KeyDecoder keys() {
        return new KeyDecoder(this::read);
    }

    private int read(long millis) throws IOException {
        readLock.lock();
        try {
            return isEntered ? terminal.reader().read(millis) : -1;
        } finally {
            readLock.unlock();
        }
    }

    /** Reads the current size, and clears the screen. */
    void measure() {
        Size size = terminal.getSize();
        // The size is 0 if it was never set.
        width = size.getColumns() > 0 ? size.getColumns() : 80;
        height = size.getRows() > 0 ? size.getRows() : 24;
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    /** Shows lines from the top of the screen, in one write. */
    synchronized void show(List<AttributedString> lines) {
        if (!isEntered) {
            return;
        }
        var output = new StringWriter();
        for (int i = 0; i < lines.size(); i++) {
            put(output, Capability.cursor_address, i, 0);
            // Before the text: after a text of full width, it would erase the last character.
            put(output, Capability.clr_eol);
            output.append(lines.get(i).toAnsi(terminal));
        }
        terminal.writer().print(output);
        terminal.flush();
    }

    /** Switches the terminal to raw mode and the alternate screen. */
    private synchronized void enter() {
        terminal.enterRawMode();
        var raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        // The values that JLine reads with.
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, 1);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        isEntered = true;
        measure();
    }

    /** Restores the terminal, once no thread waits for a key. */
    private void leave() {
        readLock.lock();
        try {
            restore();
        } finally {
            readLock.unlock();
        }
    }

    private synchronized void restore() {
        if (isEntered) {
            isEntered = false;
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(originalAttributes);
        }
    }

    /** Restores the terminal, stops this process, and switches the terminal again when the process continues. */
    void suspend() throws IOException {
        readLock.lock();
        try {
            restore();
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            enter();
            readLock.unlock();
        }
    }

    @Override
    public void close() {
        leave();
        try {
            terminal.close();
        } catch (IOException gone) {
            // The terminal is gone, so there is nothing to restore.
        }
        Signals.unregister(RESIZED, previousHandler);
        ShutdownHooks.remove(atExit);
    }

    private void put(StringWriter output, Capability capability, Object... parameters) {
        String sequence = terminal.getStringCapability(capability);
        if (sequence != null) {
            Curses.tputs(output, sequence, parameters);
        }
    }
}
