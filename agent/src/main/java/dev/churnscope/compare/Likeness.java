// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far two sites of different name are the same code.
 *
 * <p>Role and library must agree. Then three marks speak: who calls the method, where its connections go, and what of its name
 * is left. None decides alone: callers are renamed too, and hosts differ from one environment to another.
 */
final class Likeness {

    /** As much as has to speak for two sites being one as against it. */
    static final double ENOUGH = 0.5;

    private static final double CALLERS = 0.4;
    private static final double DESTINATION = 0.3;
    private static final double NAME = 0.3;

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([^$]+)\\$\\d+$");

    private Likeness() {}

    /** Returns 1 for what is surely the same, 0 for what cannot be. */
    static double of(Site base, Site head) {
        if (base.role() != head.role()) {
            return 0;
        }
        if (isSameMethod(base.callSite(), head.callSite())) {
            // Over another library than before.
            return 1;
        }
        if (!base.client().equals(head.client())) {
            return 0;
        }
        return CALLERS * callers(base, head) + DESTINATION * destination(base, head) + NAME * name(base, head);
    }

    /** Returns the names by which candidates are looked up, so that not each site is held against each. */
    static Set<String> keys(Site site) {
        var keys = new HashSet<>(callers(site));
        keys.add(site.callSite().className());
        keys.add(simpleName(site.callSite()) + "." + site.callSite().method());
        for (var destination : site.destinations()) {
            keys.add(endpoint(site, destination));
        }
        return keys;
    }

    private static boolean isSameMethod(CallSite a, CallSite b) {
        return a.className().equals(b.className()) && a.method().equals(b.method());
    }

    private static double callers(Site base, Site head) {
        var ofBase = callers(base);
        var ofHead = callers(head);
        // A part of the method became a method of its own, or the other way round.
        if (ofHead.contains(method(base.callSite())) || ofBase.contains(method(head.callSite()))) {
            return 1;
        }
        return overlap(ofBase, ofHead);
    }

    private static double destination(Site base, Site head) {
        double byEndpoint = overlap(endpoints(base), endpoints(head));
        // Tests choose free ports.
        return byEndpoint > 0 ? byEndpoint : overlap(hosts(base), hosts(head)) / 2;
    }

    private static double name(Site base, Site head) {
        var a = base.callSite();
        var b = head.callSite();
        boolean isSameMethodName = a.method().equals(b.method());
        if (a.className().equals(b.className()) || simpleName(a).equals(simpleName(b)) && isSameMethodName) {
            return 1;
        }
        return isSameMethodName ? 0.5 : 0;
    }

    private static double overlap(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long common = a.stream().filter(b::contains).count();
        return (double) common / (a.size() + b.size() - common);
    }

    /** Returns the application's methods beneath the call site on its stack, without lines. */
    private static Set<String> callers(Site site) {
        String self = method(site.callSite());
        List<String> methods = site.stack().stream().map(Likeness::method).toList();
        int own = methods.indexOf(self);
        return own < 0
                ? Set.of()
                : methods.subList(own + 1, methods.size()).stream()
                        .filter(method -> !method.equals(self) && !isOfTheJdk(method))
                        .collect(Collectors.toSet());
    }

    private static String method(CallSite callSite) {
        return callSite.className() + "." + callSite.method();
    }

    /** Returns {@code com.shop.OrderService.price} of {@code com.shop.OrderService.lambda$price$0(OrderService.java:88)}. */
    private static String method(String frame) {
        int end = frame.indexOf('(');
        return LAMBDA.matcher(end < 0 ? frame : frame.substring(0, end)).replaceFirst("$1");
    }

    private static boolean isOfTheJdk(String method) {
        return method.startsWith("java.") || method.startsWith("jdk.") || method.startsWith("sun.");
    }

    private static Set<String> endpoints(Site site) {
        return site.destinations().stream()
                .map(destination -> endpoint(site, destination))
                .collect(Collectors.toSet());
    }

    /** Of a server the port is its own; who comes to it says nothing of the code. */
    private static String endpoint(Site site, Site.Destination destination) {
        return site.role() == Role.SERVER ? ":" + destination.port() : destination.host() + ":" + destination.port();
    }

    private static Set<String> hosts(Site site) {
        return site.destinations().stream().map(Site.Destination::host).collect(Collectors.toSet());
    }

    private static String simpleName(CallSite callSite) {
        return callSite.className().substring(callSite.className().lastIndexOf('.') + 1);
    }
}
