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
 * How likely it is that two sites with different names are the same code.
 *
 * <p>Role and library must be equal. Three criteria are then weighed: the callers of the method, the destinations of its
 * connections, and its name. None decides alone: callers are renamed too, and hosts differ from one environment to another.
 * Packages do not count, since they are renamed as a whole.
 */
final class SiteSimilarity {

    /** Threshold: evidence for and against identity is equal. */
    static final double THRESHOLD = 0.5;

    private static final double CALLERS = 0.4;
    private static final double DESTINATION = 0.3;
    private static final double NAME = 0.3;

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([^$]+)\\$\\d+$");

    private SiteSimilarity() {}

    /** Returns a score from 0, certainly different, to 1, certainly the same. */
    static double of(Site base, Site head) {
        if (base.role() != head.role()) {
            return 0;
        }
        if (isSameMethod(base.callSite(), head.callSite())) {
            // The method now uses another library.
            return 1;
        }
        if (!base.client().equals(head.client())) {
            return 0;
        }
        double name = name(base, head);
        double withoutCallers = DESTINATION * destination(base, head) + NAME * name;
        if (name > 0 && callers(base).isEmpty() && callers(head).isEmpty()) {
            // The first method of a thread has no callers.
            return withoutCallers / (DESTINATION + NAME);
        }
        return CALLERS * callers(base, head) + withoutCallers;
    }

    /**
     * Returns the tie-breaker for equal scores: the overlap of the words of their names, and of the library methods they call.
     */
    static double details(Site base, Site head) {
        return overlap(words(base.callSite()), words(head.callSite())) + overlap(callees(base), callees(head));
    }

    /** Returns the keys by which candidates are looked up, so that not every pair of sites has to be compared. */
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
        // The call was extracted into a method of its own, or inlined.
        if (ofHead.contains(withoutPackage(method(base.callSite()), head.callSite()))
                || ofBase.contains(withoutPackage(method(head.callSite()), base.callSite()))) {
            return 1;
        }
        return overlap(ofBase, ofHead);
    }

    private static double destination(Site base, Site head) {
        double byEndpoint = overlap(endpoints(base), endpoints(head));
        // Ports do not count fully: tests listen on any free port.
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

    /** Returns the application's methods that called the call site, from its stack, without lines. */
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

    /** Returns the methods that the call site called, those of the library and the JDK. */
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

    /** For a server only its own port counts; its peers are no property of the code. */
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
