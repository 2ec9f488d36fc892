// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.model.Finding;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A finding of the report. */
@Name("dev.churnscope.Finding")
@Label("Finding")
@Category("Churnscope")
@Description("A mistake that costs connections, with the line to change")
@Period("endChunk")
@StackTrace(false)
final class FindingEvent extends Event {

    @Label("Occasion")
    @Description(
            "appeared; rose: its severity is higher than before; chunkEnd: it holds when a chunk of the recording ends")
    String occasion;

    @Label("Rule")
    @Description("The rule, for java -jar churnscope-agent.jar explain RULE")
    String rule;

    @Label("Severity")
    @Description("high, medium, low or info")
    String severity;

    @Label("Call Site")
    @Description("Class and method to change")
    @Nullable
    String site;

    @Label("Call Site Line")
    @Description("Line to change; 0 if it is not known")
    int siteLine;

    @Label("Title")
    String title;

    @Label("Advice")
    String advice;

    static FindingEvent of(Finding finding, String occasion) {
        var event = new FindingEvent();
        event.occasion = occasion;
        event.rule = finding.rule();
        event.severity = finding.severity();
        var callSite = finding.callSite();
        if (callSite != null) {
            event.site = ConnectionEvent.nameOf(callSite);
            event.siteLine = ConnectionEvent.lineOf(callSite);
        }
        event.title = finding.title();
        event.advice = finding.advice();
        return event;
    }
}
