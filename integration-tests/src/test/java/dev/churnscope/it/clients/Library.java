// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A library under test, or one of several ways to use it: a row of {@link HttpClients}, {@link Drivers}, {@link Servers} or {@link Mistakes}. */
public final class Library {

    private final String name;
    private final String program;
    private List<Transport> transports;
    private final List<Version> versions = new ArrayList<>();
    private final List<Expect> expectations = new ArrayList<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final List<String> closing = new ArrayList<>();
    private final List<String> allowedOnStderr = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<String> wrongJvmArguments = new ArrayList<>();
    private final List<String> rightJvmArguments = new ArrayList<>();
    private String label;
    private String serverProgram;
    private List<String> serverCoordinates;
    private boolean serverCounts;
    private boolean isAcceptor;
    private int minimalJdk = 17;

    private Library(String name, String program, List<Transport> transports) {
        this.name = name;
        this.program = program;
        this.transports = transports;
        this.label = name;
    }

    /** An HTTP client, whose program is a class of {@code com.example.clients}. */
    static Library http(String name, String program, Transport... transports) {
        return new Library(name, "com.example.clients." + program, List.of(transports));
    }

    /** Anything else that connects, whose program is a class of {@code com.example.drivers}. */
    static Library driver(String name, String program) {
        return new Library(name, "com.example.drivers." + program, List.of(Transport.TCP));
    }

    /** An HTTP server, whose program is a class of {@code com.example.servers}. */
    static Library acceptor(String name, String program) {
        return new Library(name, "com.example.servers." + program, List.of(Transport.HTTP_1))
                .label("ServerSocketChannel");
    }

    /** A library that can be used the wrong way, whose program is a class of {@code com.example.mistakes}. */
    static Library misused(String name, String program, Transport... transports) {
        return new Library(name, "com.example.mistakes." + program, List.of(transports));
    }

    /** Anything else that connects and can be used the wrong way, whose program is a class of {@code com.example.mistakes}. */
    static Library misusedDriver(String name, String program) {
        return misused(name, program, Transport.TCP);
    }

    /** A server that can be used the wrong way, or wrongly visited, whose program is a class of {@code com.example.mistakes}. */
    static Library misusedAcceptor(String name, String program) {
        var library = misused(name, program, Transport.HTTP_1);
        library.isAcceptor = true;
        return library;
    }

    /** A driver whose connections are TLS from the start. Its server is given the key store. */
    Library overTls() {
        transports = List.of(Transport.TLS);
        return this;
    }

    /** Part of the JDK: tried on each one there is. */
    Library ofTheJdk() {
        versions.add(new Version(List.of()));
        return this;
    }

    /** Adds a version, the oldest first: {@code group:artifact:version} of the library, then what else is needed. */
    Library version(String... coordinates) {
        versions.add(new Version(List.of(coordinates)));
        return this;
    }

    /** How the report calls the client, where not by the name of this row. */
    Library label(String inTheReport) {
        label = inTheReport;
        return this;
    }

    /**
     * The server of a driver, a class of {@code com.example.server} that prints its port and ends with its stdin.
     *
     * @param coordinates what it needs; none for what the version under test brings
     */
    Library server(String serversProgram, String... coordinates) {
        serverProgram = "com.example.server." + serversProgram;
        serverCoordinates = List.of(coordinates);
        return this;
    }

    /**
     * The same for a server that tells its clients where to connect to, past any relay. It is given the number of
     * scenarios, prints a port for each, and answers as the relay does.
     */
    Library countingServer(String serversProgram, String... coordinates) {
        serverCounts = true;
        return server(serversProgram, coordinates);
    }

    /** The library's newest version needs at least this JDK; from older ones the row is left out. */
    Library fromJdk(int feature) {
        minimalJdk = feature;
        return this;
    }

    Library expecting(Expect... scenarios) {
        expectations.addAll(List.of(scenarios));
        return this;
    }

    /** What the server does otherwise than most. */
    Library visited(Visit... unusual) {
        for (var visit : unusual) {
            visits.put(visit.name(), visit);
        }
        return this;
    }

    /** The line that closes the connections of a visit is marked by {@code closes}, in the words of the visit. */
    Library closesItself(String... names) {
        closing.addAll(List.of(names));
        return this;
    }

    /** Allows lines on stderr that a regular expression matches, as the library itself writes them. */
    Library writesToStderr(String line) {
        allowedOnStderr.add(line);
        return this;
    }

    Library jvmArgs(String... arguments) {
        jvmArguments.addAll(List.of(arguments));
        return this;
    }

    /** Each is run in one JVM with the others of this row, and done right in another. */
    Library making(Mistake... each) {
        mistakes.addAll(List.of(each));
        return this;
    }

    /** Arguments of the JVM that makes the mistakes, only. */
    Library wrongWith(String... arguments) {
        wrongJvmArguments.addAll(List.of(arguments));
        return this;
    }

    /** Arguments of the JVM that makes no mistake, only. */
    Library rightWith(String... arguments) {
        rightJvmArguments.addAll(List.of(arguments));
        return this;
    }

    String name() {
        return name;
    }

    String program() {
        return program;
    }

    String label() {
        return label;
    }

    List<Transport> transports() {
        return transports;
    }

    public List<Version> versions() {
        return versions;
    }

    public int minimalJdk() {
        return minimalJdk;
    }

    String serverProgram() {
        return serverProgram;
    }

    /** Whether the program is visited, and has nothing to connect to. */
    boolean isAcceptor() {
        return isAcceptor;
    }

    boolean serverCounts() {
        return serverCounts;
    }

    List<String> serverCoordinates(Version version) {
        return serverCoordinates.isEmpty() ? version.coordinates() : serverCoordinates;
    }

    List<String> allowedOnStderr() {
        return allowedOnStderr;
    }

    List<String> jvmArguments() {
        return jvmArguments;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    List<String> wrongJvmArguments() {
        return wrongJvmArguments;
    }

    List<String> rightJvmArguments() {
        return rightJvmArguments;
    }

    /** Returns what is known of a scenario: nothing special, if nothing was stated. */
    Expect expectation(String scenario, Transport transport) {
        return expectations.stream()
                .filter(expect -> expect.isFor(scenario, transport))
                .findFirst()
                .orElseGet(() -> Expect.of(scenario));
    }

    /** Returns what is known of a visit to a server. */
    Visit visit(String visitName) {
        var unusual = visits.get(visitName);
        return unusual == null ? Visit.usual(visitName) : unusual;
    }

    /** Returns the marker of the line that closes the connections of a visit, or null where none is stated. */
    String closer(String visitName) {
        return closing.contains(visitName) ? visitName + " closes" : null;
    }

    /** The scenarios of which something was stated. */
    List<String> expectedScenarios() {
        return expectations.stream().map(Expect::scenario).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
