// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.util.List;

/** What the command line asks for. */
record Arguments(Way way, int orders) {

    private static final int DEFAULT_ORDERS = 200;

    /** The churny way keeps a thread for most orders and a port for each connection; more is hard on a machine. */
    private static final int MOST_ORDERS = 1_000;

    static Arguments parse(List<String> words) throws BadArguments {
        var way = wayOf(words.get(0));
        var options = words.subList(1, words.size());
        if (options.isEmpty()) {
            return new Arguments(way, DEFAULT_ORDERS);
        }
        if (!options.get(0).equals("--orders")) {
            throw new BadArguments("unknown argument '" + options.get(0) + "'");
        }
        if (options.size() == 1) {
            throw new BadArguments("--orders needs a number");
        }
        if (options.size() > 2) {
            throw new BadArguments("unknown argument '" + options.get(2) + "'");
        }
        return new Arguments(way, ordersOf(options.get(1)));
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
