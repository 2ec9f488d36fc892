// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far two sites of different name are the same code.
 *
 * <p>Role and library must agree. Then three marks speak: who calls the method, where its connections go, and what of its name
 * is left. None decides alone: callers are renamed too, and hosts differ from one environment to another. Packages do not count:
 * they change as a whole.
 */
final class SiteSimilarity {

    /** As much as has to speak for two sites being one as against it. */
    static final double ENOUGH = 0.5;

    private static final double CALLERS = 0.4;
    private static final double DESTINATION = 0.3;
    private static final double NAME = 0.3;

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([^$]+)\\$\\d+$");

    private SiteSimilarity() {}

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
        double name = name(base, head);
        double byPlace = DESTINATION * destination(base, head) + NAME * name;
        if (name > 0 && callers(base).isEmpty() && callers(head).isEmpty()) {
            // Nobody calls what a thread begins with.
            return byPlace / (DESTINATION + NAME);
        }
        return CALLERS * callers(base, head) + byPlace;
    }

    /** Returns what decides between sites that are alike in all else: the words of their names, and how they use the library. */
    static double details(Site base, Site head) {
        return overlap(words(base.callSite()), words(head.callSite())) + overlap(callees(base), callees(head));
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
        if (ofHead.contains(withoutPackage(method(base.callSite()), head.callSite()))
                || ofBase.contains(withoutPackage(method(head.callSite()), base.callSite()))) {
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
        var methods = methods(site);
        int own = methods.indexOf(self);
        return own < 0
                ? Set.of()
                : methods.subList(own + 1, methods.size()).stream()
                        .filter(method -> !method.equals(self) && !isOfTheJdk(method))
                        .map(method -> withoutPackage(method, site.callSite()))
                        .collect(Collectors.toSet());
    }

    /** Returns the methods above it, those of the library and the JDK. */
    private static Set<String> callees(Site site) {
        var methods = methods(site);
        return Set.copyOf(methods.subList(0, Math.max(0, methods.indexOf(method(site.callSite())))));
    }

    private static List<String> methods(Site site) {
        return site.stack().stream().map(SiteSimilarity::method).toList();
    }

    private static String method(CallSite callSite) {
        return callSite.className() + "." + callSite.method();
    }

    /** Returns {@code com.shop.OrderService.price} of {@code com.shop.OrderService.lambda$price$0(OrderService.java:88)}. */
    private static String method(String frame) {
        int end = frame.indexOf('(');
        return LAMBDA.matcher(end < 0 ? frame : frame.substring(0, end)).replaceFirst("$1");
    }

    /** Returns {@code OrderService.price}, and {@code .price} of the call site's own class: packages and classes are renamed. */
    private static String withoutPackage(String method, CallSite callSite) {
        int dot = method.lastIndexOf('.');
        String className = method.substring(0, Math.max(dot, 0));
        return className.equals(callSite.className())
                ? method.substring(dot)
                : method.substring(className.lastIndexOf('.') + 1);
    }

    private static Set<String> words(CallSite callSite) {
        return Arrays.stream((simpleName(callSite) + "." + callSite.method()).split("[.$]|(?<=[a-z0-9])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
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
