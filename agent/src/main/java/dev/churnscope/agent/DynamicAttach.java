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
 * What commands ask of a JVM while it runs, one after the other.
 *
 * <p>Options that a person gives now are refused as a whole where something is wrong with them: the person is there to give
 * them again, while what the agent was attached with it keeps until the JVM ends.
 */
final class DynamicAttach {

    /** Null as long as no command has asked for anything. */
    private static volatile @Nullable ResponseMailbox answers;

    private DynamicAttach() {}

    /** Forgets what commands have had time enough to read. */
    static void forgetOldAnswers() {
        var box = answers;
        if (box != null) {
            box.forgetOld();
        }
    }

    /** Answers to who asks; where nobody does, what there is to say is logged. */
    static synchronized void answer(String arguments, Instrumentation instrumentation) throws Exception {
        Request request;
        try {
            request = Request.of(arguments);
        } catch (IllegalArgumentException e) {
            AgentLog.warn("was asked for what only another version knows; the one in this JVM stays until it ends");
            return;
        }
        JavaBase.openTo(DynamicAttach.class.getModule(), instrumentation);
        Response answer;
        try {
            // In this order: without the hook, a session cannot even be asked for.
            answer = JavaBase.hasHook() && Session.isRunning()
                    ? answerRunning(request)
                    : attach(request, instrumentation);
        } catch (Exception | LinkageError e) {
            answer = refused(request, "could not attach (" + e + "); the application runs on without it");
        }
        if (request.id().isEmpty()) {
            log(answer);
        } else {
            answers().put(answer);
        }
    }

    private static ResponseMailbox answers() {
        var box = answers;
        if (box == null) {
            box = new ResponseMailbox(VMSupport.getAgentProperties(), System::nanoTime);
            answers = box;
        }
        return box;
    }

    private static Response answerRunning(Request request) throws Exception {
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
        var wrong = new ArrayList<>(given.problems());
        wrong.addAll(ReportFiles.problemsOf(given.report(), now));
        if (!wrong.isEmpty()) {
            return refused(request, wrong.get(0));
        }
        var options = Options.read(request.options());
        if (!options.enabled()) {
            return refused(request, "this JVM has it switched off; enabled=true attaches all the same");
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
        var toKnow = new ArrayList<>(options.problems());
        toKnow.addAll(ReportFiles.problemsOf(options.report(), now));
        return new Response(request.id(), Outcome.ATTACHED, String.join("\n", toKnow));
    }

    private static Response refused(Request request, String reason) {
        return new Response(request.id(), Outcome.REFUSED, reason);
    }

    private static void log(Response answer) {
        if (!answer.text().isEmpty()) {
            answer.text().lines().forEach(AgentLog::warn);
        }
    }
}
