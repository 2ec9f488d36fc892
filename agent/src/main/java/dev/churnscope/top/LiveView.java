// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.attach.CounterWatch;
import dev.churnscope.attach.ProcessEndedException;
import dev.churnscope.text.Lettering;
import dev.churnscope.top.ViewState.Mode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows the table on a terminal until the user quits or the process ends.
 *
 * <p>Keys and samples are read on separate threads, so that the user can quit even if the process does not respond.
 */
public final class LiveView {

    /** After this many intervals without a sample, a notice is shown. */
    private static final int LATE_INTERVALS = 3;

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Duration interval;
    private final TerminalWindow window;
    private final Theme theme;
    private final BlockingQueue<Event> events;
    private final RateCalculator rates = new RateCalculator();

    private ViewState state = ViewState.FIRST;
    private @Nullable View view;
    private @Nullable View newest;
    private long sampledAt = System.nanoTime();

    private LiveView(Duration interval, TerminalWindow window, Theme theme, BlockingQueue<Event> events) {
        this.interval = interval;
        this.window = window;
        this.theme = theme;
        this.events = events;
    }

    /** Whether this process has a terminal that can show the table. */
    public static boolean isPossible() {
        return TerminalWindow.isThere();
    }

    /**
     * Shows the table until the user quits.
     *
     * @param charset the terminal's charset
     * @param wantsColours whether to use colours, if the terminal has them
     * @throws ProcessEndedException if the process has ended
     * @throws Exception if the terminal cannot be used, or the counters can no longer be read
     */
    public static void show(CounterWatch watch, Duration interval, Charset charset, boolean wantsColours)
            throws Exception {
        var events = new LinkedBlockingQueue<Event>();
        try (var window = TerminalWindow.open(charset, () -> events.add(new Event.Resized()))) {
            var theme = new Theme(Lettering.of(charset), wantsColours && window.hasColours());
            start("top-samples", () -> sample(new SampleReader(watch, interval), events));
            start("top-keys", () -> read(window.keys(), events));
            new LiveView(interval, window, theme, events).run();
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void sample(SampleReader samples, BlockingQueue<Event> events) {
        try {
            while (true) {
                events.add(new Event.Sampled(samples.next()));
            }
        } catch (Exception e) {
            events.add(new Event.Failed(e));
        }
    }

    private static void read(KeyDecoder keys, BlockingQueue<Event> events) {
        try {
            for (Key key = keys.next(); key != null; key = keys.next()) {
                events.add(new Event.Pressed(key));
            }
        } catch (IOException | IllegalStateException closed) {
            // Handled like the end of input.
        }
        events.add(new Event.HungUp());
    }

    private void run() throws Exception {
        while (state.mode() != Mode.QUIT) {
            draw();
            var event = events.poll(1, TimeUnit.SECONDS);
            // Draws once for all pending events, for slow terminals and repeating keys.
            for (; event != null; event = events.poll()) {
                handle(event);
            }
        }
    }

    private void handle(Event event) throws Exception {
        if (event instanceof Event.Pressed pressed) {
            press(pressed.key());
        } else if (event instanceof Event.Resized) {
            window.measure();
        } else if (event instanceof Event.Sampled sampled) {
            newest = rates.add(sampled.sample());
            sampledAt = System.nanoTime();
        } else if (event instanceof Event.HungUp) {
            state = state.withMode(Mode.QUIT);
        } else if (event instanceof Event.Failed failed) {
            throw failed.cause();
        }
        if (!state.isPaused() || view == null) {
            view = newest;
        }
    }

    private void press(Key key) throws IOException {
        switch (key.kind()) {
            case SUSPEND -> window.suspend();
            case REDRAW -> window.measure();
            default -> {
                var room = view == null
                        ? new KeyBindings.Room(0, window.height())
                        : screen(view).room();
                state = KeyBindings.press(key, state, room);
            }
        }
    }

    private void draw() {
        if (view != null && state.mode() != Mode.QUIT) {
            window.show(screen(view).lines(notice()));
        }
    }

    private Screen screen(View view) {
        return new Screen(view, state, window.width(), window.height(), theme);
    }

    private String notice() {
        long late = System.nanoTime() - sampledAt;
        return late > LATE_INTERVALS * interval.toNanos()
                ? "no answer for " + Math.round(late / NANOS_PER_SECOND) + " s"
                : "";
    }
}
