// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A terminal with a shell in it, which a test types into and looks at: tmux, with a server of its own. */
final class Tmux implements AutoCloseable {

    private static final Path TMUX = Path.of("/usr/bin/tmux");

    /** A screen that does not come in this time will not come. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder = Scratch.folder("tmux");

    private Tmux() {}

    static Tmux start(int width, int height, String... environment) {
        assumeTrue(Files.isExecutable(TMUX), "needs " + TMUX);
        var tmux = new Tmux();
        var command = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
        command.addAll(List.of("-x", Integer.toString(width), "-y", Integer.toString(height)));
        for (String variable : environment) {
            command.addAll(List.of("-e", variable));
        }
        command.addAll(List.of("-e", "PS1=$ ", "-e", "LANG=C.UTF-8", "bash --norc --noprofile"));
        tmux.run(command);
        return tmux;
    }

    Path folder() {
        return folder;
    }

    /** Types a line, and Enter. */
    void typeLine(String text) {
        run(List.of("send-keys", "-l", text));
        press("Enter");
    }

    /** Presses keys, by the names that tmux has for them. */
    void press(String... keys) {
        var command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        run(command);
    }

    void resize(int width, int height) {
        run(List.of("resize-window", "-x", Integer.toString(width), "-y", Integer.toString(height)));
    }

    /** Returns the lines on the screen, without the blanks at their ends. */
    List<String> screen() {
        return run(List.of("capture-pane", "-p")).lines().toList();
    }

    /** Returns what is on the screen with the sequences for its colours. */
    String colours() {
        return run(List.of("capture-pane", "-p", "-e"));
    }

    /** Waits until the screen is as it should be, and returns it. */
    List<String> awaitScreen(String what, Predicate<List<String>> expected) {
        long end = System.nanoTime() + LIMIT.toNanos();
        var screen = screen();
        while (!expected.test(screen)) {
            assertThat(System.nanoTime())
                    .as("no %s on the screen, but:\n%s", what, String.join("\n", screen))
                    .isLessThan(end);
            LockSupport.parkNanos(50_000_000);
            screen = screen();
        }
        return screen;
    }

    /** Returns what a terminal keeps beside its text: the other screen, the cursor, the keypad. */
    String modes() {
        return run(List.of(
                        "display-message",
                        "-p",
                        "#{alternate_on} #{cursor_flag} #{keypad_flag} #{keypad_cursor_flag} #{wrap_flag}"))
                .strip();
    }

    /** Returns the process that the shell waits for. */
    ProcessHandle foreground() {
        return shell().children().findFirst().orElseThrow();
    }

    private ProcessHandle shell() {
        long pid = Long.parseLong(
                run(List.of("display-message", "-p", "#{pane_pid}")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Ends the shell, and whatever runs in it, also what does not go with its terminal. */
    @Override
    public void close() {
        var started = Stream.concat(Stream.of(shell()), shell().descendants()).toList();
        try {
            run(List.of("kill-server"));
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private String run(List<String> arguments) {
        var command = new ArrayList<>(
                List.of(TMUX.toString(), "-S", folder.resolve("socket").toString()));
        command.addAll(arguments);
        var output = ChildProcess.run(command, Map.of(), Scratch.folder("tmux-command"), process -> {});
        assertThat(output.exitCode()).as("%s: %s", arguments, output.stderr()).isZero();
        return output.stdout();
    }
}
