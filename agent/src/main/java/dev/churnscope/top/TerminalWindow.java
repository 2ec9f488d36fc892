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
 * The terminal of this process: the whole of it, until it is given back as it was.
 *
 * <p>JLine asks {@code stty} for what it has to know of it, so that there is no native library to unpack and load. Keys that
 * would send signals are read as characters, so that nothing happens behind the back of who has to tidy up. Signals that somebody
 * sends are left to the JVM, whose shutdown gives the terminal back: JLine would put the system's default for SIGINT in place of
 * the JVM's, which ends the process without a shutdown, and takes the character of the Ctrl-C key for the signal where it is given
 * a handler. For use by one thread, but for {@link #keys} and {@link #close}.
 */
final class TerminalWindow implements AutoCloseable {

    /** What a terminal is taken for that does not say. */
    private static final String DUMB = "dumb";

    /** The signal that comes with another size. */
    private static final String RESIZED = "WINCH";

    private final Terminal terminal;
    private final Attributes before;

    /**
     * Held while a key is waited for. JLine sets the terminal's modes before it reads where they are not those it reads with: who
     * read on when the terminal was given back would take it again. Fair, since who waits for keys hardly lets go of it.
     */
    private final ReentrantLock reading = new ReentrantLock(true);

    private final ShutdownHooks.Task atExit;
    private final @Nullable Object resizedBefore;
    private int width;
    private int height;
    private volatile boolean isEntered;

    /** @param resizedBefore who was told before when the terminal's size changed */
    private TerminalWindow(Terminal terminal, ShutdownHooks.Task atExit, @Nullable Object resizedBefore) {
        this.terminal = terminal;
        this.atExit = atExit;
        this.resizedBefore = resizedBefore;
        this.before = terminal.getAttributes();
    }

    /** Whether this process is at a terminal that can show more than one line after the other. */
    static boolean isThere() {
        var provider = new ExecTerminalProvider();
        String type = System.getenv("TERM");
        return type != null
                && !type.equals(DUMB)
                && provider.isSystemStream(SystemStream.Input)
                && provider.isSystemStream(SystemStream.Output);
    }

    /**
     * Takes the terminal.
     *
     * @param resized is called, on any thread, when its size has changed
     * @throws IOException if there is none, or none that can be used like this
     */
    static TerminalWindow open(Charset charset, Runnable resized) throws IOException {
        var taken = new AtomicReference<@Nullable TerminalWindow>();
        // Before JLine adds its own: they run in their order, and nothing can be written to a terminal that JLine has
        // closed.
        var atExit = ShutdownHooks.add(() -> giveBack(taken.get()));
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
            throw new IOException("no cursor can be moved on it");
        }
        var window = new TerminalWindow(terminal, atExit, Signals.register(RESIZED, resized));
        taken.set(window);
        window.enter();
        return window;
    }

    private static void giveBack(@Nullable TerminalWindow taken) {
        if (taken != null) {
            taken.leave();
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

    /** Returns the keys that are pressed, for one thread that waits for them. */
    KeyDecoder keys() {
        return new KeyDecoder(this::read);
    }

    private int read(long millis) throws IOException {
        reading.lock();
        try {
            return isEntered ? terminal.reader().read(millis) : -1;
        } finally {
            reading.unlock();
        }
    }

    /** Asks for the size anew, and clears what is on the screen. */
    void measure() {
        Size size = terminal.getSize();
        // Where nobody has told the terminal its size, it is 0.
        width = size.getColumns() > 0 ? size.getColumns() : 80;
        height = size.getRows() > 0 ? size.getRows() : 24;
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    /** Shows lines from the top on, at once. */
    synchronized void show(List<AttributedString> lines) {
        if (!isEntered) {
            return;
        }
        var output = new StringWriter();
        for (int i = 0; i < lines.size(); i++) {
            put(output, Capability.cursor_address, i, 0);
            // Before the text: behind one of full width, it would take the last character away.
            put(output, Capability.clr_eol);
            output.append(lines.get(i).toAnsi(terminal));
        }
        terminal.writer().print(output);
        terminal.flush();
    }

    /** Takes the screen, and the keys. */
    private synchronized void enter() {
        terminal.enterRawMode();
        var raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        // Those that JLine reads with.
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, 1);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        isEntered = true;
        measure();
    }

    /** Gives the terminal back as it was, when nobody waits for a key any more. */
    private void leave() {
        reading.lock();
        try {
            giveBack();
        } finally {
            reading.unlock();
        }
    }

    private synchronized void giveBack() {
        if (isEntered) {
            isEntered = false;
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    /** Gives the terminal back, stops this process, and takes the terminal again when it goes on. */
    void suspend() throws IOException {
        reading.lock();
        try {
            giveBack();
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
            reading.unlock();
        }
    }

    @Override
    public void close() {
        leave();
        try {
            terminal.close();
        } catch (IOException gone) {
            // Then there is nothing to give back.
        }
        Signals.unregister(RESIZED, resizedBefore);
        ShutdownHooks.remove(atExit);
    }

    private void put(StringWriter output, Capability capability, Object... parameters) {
        String sequence = terminal.getStringCapability(capability);
        if (sequence != null) {
            Curses.tputs(output, sequence, parameters);
        }
    }
}
