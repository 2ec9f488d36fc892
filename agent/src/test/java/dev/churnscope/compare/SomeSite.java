// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds a site, by default of a client: its callers, destination and number of connections. */
public final class SomeSite {

    private final String method;
    private Role role = Role.CLIENT;
    private String client = "OkHttp";
    private long open;
    private int line = 42;
    private long opened;
    private long peakOpen = 1;
    private @Nullable Long requests;
    private List<String> callers = List.of("com.shop.OrderService.price(OrderService.java:88)");
    private String host = "prices.internal";
    private @Nullable Long carriedOne;
    private int port = 8080;
    private List<SiteEvidence.NotReusedBy> notReused = List.of();

    private SomeSite(String method) {
        this.method = method;
    }

    /** @param method with its class, {@code com.shop.PriceClient.fetch} */
    public static SomeSite of(String method) {
        return new SomeSite(method);
    }

    /** @param one accepted connections that carried one request; all others carried several */
    public SomeSite ofServerWithOneRequestOn(long one) {
        carriedOne = one;
        return ofServer();
    }

    public SomeSite ofServer() {
        role = Role.SERVER;
        return client("ServerSocket");
    }

    /** @param connections how many of those opened are still open */
    public SomeSite open(long connections) {
        open = connections;
        return this;
    }

    public SomeSite client(String label) {
        client = label;
        return this;
    }

    public SomeSite line(int number) {
        line = number;
        return this;
    }

    public SomeSite opened(long connections) {
        opened = connections;
        return this;
    }

    public SomeSite peakOpen(long connections) {
        peakOpen = connections;
        return this;
    }

    public SomeSite requests(long number) {
        requests = number;
        return this;
    }

    public SomeSite calledBy(String... frames) {
        callers = List.of(frames);
        return this;
    }

    public SomeSite port(int number) {
        port = number;
        return this;
    }

    /** @param reason the label of the reason why these could not reuse a connection */
    public SomeSite notReused(String reason, long connections) {
        notReused =
                connections == 0 ? List.of() : List.of(new SiteEvidence.NotReusedBy(reason, callSite(), connections));
        return this;
    }

    public SomeSite to(String name) {
        host = name;
        return this;
    }

    public Site build() {
        var callSite = callSite();
        var stack = new ArrayList<String>();
        stack.add("java.net.Socket.connect(Socket.java:639)");
        stack.add(callSite.toString());
        stack.addAll(callers);
        return new Site(
                "c-" + method + "-" + client,
                role,
                callSite,
                List.of(new Site.Line(line, opened)),
                client,
                opened,
                0,
                opened - open,
                open,
                Math.min(peakOpen, opened),
                new CloseCounts(opened - open, 0, 0, 0),
                0,
                requests,
                requests == null || requests == 0 ? null : Math.max(0, 1 - (double) opened / requests),
                Map.of(),
                stack,
                List.of(new Site.Destination(host, "10.0.0.1", port, opened, false)),
                List.of(new Site.ClosedBy(callSite, CloseKind.LOCAL_FIN, CloseCause.APPLICATION, opened, List.of())),
                notReused.stream()
                        .collect(Collectors.toMap(SiteEvidence.NotReusedBy::reason, SiteEvidence.NotReusedBy::count)),
                Map.of(),
                carriedOne == null ? null : new Inbound(0, carriedOne, opened - carriedOne, 0, 0, null, null),
                new Distribution(opened, 3, 4, 5, 6),
                new Distribution(opened, 1, 1, 2, 2),
                null,
                new SiteEvidence(notReused, List.of(), 0, 0, 0, 0, 0, 0, 0, null, null));
    }

    private CallSite callSite() {
        int dot = method.lastIndexOf('.');
        String className = method.substring(0, dot);
        String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
        return new CallSite(className, method.substring(dot + 1), file, line);
    }
}
