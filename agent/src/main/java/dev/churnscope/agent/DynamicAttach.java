// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.attach.Request;
import dev.churnscope.attach.Response;
import dev.churnscope.attach.Response.Outcome;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.ArrayList;
import jdk.internal.vm.VMSupport;
import org.jspecify.annotations.Nullable;

/**
 * Handles the requests of commands to a running JVM, one at a time.
 *
 * <p>Invalid options are refused as a whole: the user can retry at once, while options accepted at attach stay until the
 * JVM ends.
 */
final class DynamicAttach {

    /** Null until the first request of a command. */
    private static volatile @Nullable ResponseMailbox mailbox;

    private DynamicAttach() {}

    /** Discards responses that commands have had enough time to read. */
    static void discardOldResponses() {
        var current = mailbox;
        if (current != null) {
            current.discardOld();
        }
    }

    /** Handles a request. A command gets a response; if another tool attached the agent, problems are logged. */
    static synchronized void handle(String arguments, Instrumentation instrumentation) throws Exception {
        Request request;
        try {
            request = Request.of(arguments);
        } catch (IllegalArgumentException e) {
            AgentLog.warn(
                    "received a request that only another version supports; the agent in this JVM stays until the JVM ends");
            return;
        }
        JavaBase.openTo(DynamicAttach.class.getModule(), instrumentation);
        Response response;
        try {
            // In this order: without the hook, the session class cannot be linked.
            response = JavaBase.hasHook() && Session.isRunning()
                    ? handleRunning(request)
                    : attach(request, instrumentation);
        } catch (Exception | LinkageError e) {
            response = refused(request, "could not attach (" + e + "); the application continues without the agent");
        }
        if (request.id().isEmpty()) {
            log(response);
        } else {
            mailbox().put(response);
        }
    }

    private static ResponseMailbox mailbox() {
        var current = mailbox;
        if (current == null) {
            current = new ResponseMailbox(VMSupport.getAgentProperties(), System::nanoTime);
            mailbox = current;
        }
        return current;
    }

    private static Response handleRunning(Request request) throws Exception {
        if (request.kind() == Request.Kind.WATCH) {
            Session.watch();
            return new Response(request.id(), Outcome.WATCHED, "");
        }
        if (request.kind() == Request.Kind.REPORT) {
            return new Response(request.id(), Outcome.REPORTED, Session.report());
        }
        var problems = Session.change(request.options());
        return problems.isEmpty() ? new Response(request.id(), Outcome.CHANGED, "") : refused(request, problems.get(0));
    }

    private static Response attach(Request request, Instrumentation instrumentation) throws Exception {
        var now = Instant.now();
        var given = Options.ofArguments(request.options());
        var problems = new ArrayList<>(given.problems());
        problems.addAll(ReportFiles.problemsOf(given.report(), now));
        if (!problems.isEmpty()) {
            return refused(request, problems.get(0));
        }
        var options = Options.read(request.options());
        if (!options.enabled()) {
            return refused(
                    request, "the agent is disabled in this JVM (enabled=false); add enabled=true to attach anyway");
        }
        if (JavaBase.hasHook()) {
            return refused(
                    request, "attaching has failed before in this JVM, or another copy of the agent is attached");
        }
        AgentLog.setLevel(options.log());
        JavaBase.defineHook();
        Session.startLate(options, instrumentation);
        if (request.kind() == Request.Kind.WATCH) {
            Session.watch();
        }
        var warnings = new ArrayList<>(options.problems());
        warnings.addAll(ReportFiles.problemsOf(options.report(), now));
        return new Response(request.id(), Outcome.ATTACHED, String.join("\n", warnings));
    }

    private static Response refused(Request request, String reason) {
        return new Response(request.id(), Outcome.REFUSED, reason);
    }

    private static void log(Response response) {
        if (!response.text().isEmpty()) {
            response.text().lines().forEach(AgentLog::warn);
        }
    }
}
