// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that is asked line by line; ends when it is closed. */
final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private JavaProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream()));
    }

    static JavaProcess start(Jdk jdk, List<String> options, Class<?> main, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(jdk.java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String ask(String question) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        return readLine();
    }

    String readLine() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("the process ended");
        }
        return line;
    }

    long residentMebibytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS");
    }

    @Override
    public void close() {
        try {
            questions.close(); // The end of its input ends it.
            answers.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
