// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param mistakes all of them the churny way, none or one the fixed way
 */
record Arguments(Way way, int orders, Set<Mistake> mistakes) {

    private static final int DEFAULT_ORDERS = 200;

    /** The churny way keeps a thread for most orders and a port for each connection; more is hard on a machine. */
    private static final int MOST_ORDERS = 1_000;

    static Arguments parse(List<String> words) throws BadArguments {
        var way = wayOf(words.get(0));
        int orders = DEFAULT_ORDERS;
        var mistakes = way == Way.CHURNY ? EnumSet.allOf(Mistake.class) : EnumSet.noneOf(Mistake.class);
        for (int i = 1; i < words.size(); i += 2) {
            String option = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : null;
            switch (option) {
                case "--orders" -> orders = ordersOf(required(value, "--orders needs a number"));
                case "--mistake" ->
                    mistakes.add(mistakeOf(required(value, "--mistake needs one of " + Mistake.names())));
                default -> throw new BadArguments("unknown argument '" + option + "'");
            }
        }
        return new Arguments(way, orders, mistakes);
    }

    private static String required(String value, String otherwise) throws BadArguments {
        if (value == null) {
            throw new BadArguments(otherwise);
        }
        return value;
    }

    private static Mistake mistakeOf(String word) throws BadArguments {
        for (var mistake : Mistake.values()) {
            if (mistake.toString().equals(word)) {
                return mistake;
            }
        }
        throw new BadArguments("--mistake takes one of " + Mistake.names() + ", not '" + word + "'");
    }

    private static Way wayOf(String word) throws BadArguments {
        for (var way : Way.values()) {
            if (way.toString().equals(word)) {
                return way;
            }
        }
        throw new BadArguments("unknown command '" + word + "', expected churny, fixed or help");
    }

    private static int ordersOf(String word) throws BadArguments {
        try {
            int orders = Integer.parseInt(word);
            if (orders >= 1 && orders <= MOST_ORDERS) {
                return orders;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw new BadArguments("--orders takes a number from 1 to " + MOST_ORDERS + ", not '" + word + "'");
    }
}
