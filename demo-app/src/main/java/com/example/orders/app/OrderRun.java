// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import com.example.orders.Order;
import com.example.orders.OrderService;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends a number of orders through the service, four at a time. */
final class OrderRun {

    static final int WORKERS = 4;

    private static final int SECONDS_FOR_ONE_ORDER = 20;
    private static final List<String> ARTICLES = List.of("teapot", "cup", "saucer", "spoon");

    private final OrderService service;
    private final Progress progress;

    OrderRun(OrderService service, Progress progress) {
        this.service = service;
        this.progress = progress;
    }

    void process(int orders) throws IOException, InterruptedException {
        var workers = Executors.newFixedThreadPool(WORKERS);
        try {
            process(orders, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private void process(int orders, ExecutorService workers) throws IOException, InterruptedException {
        var processed = new ExecutorCompletionService<Order>(workers);
        for (int number = 1; number <= orders; number++) {
            var order = order(number);
            processed.submit(() -> {
                service.process(order);
                return order;
            });
        }
        for (int done = 1; done <= orders; done++) {
            awaitNext(processed);
            progress.done(done, orders);
        }
    }

    private static void awaitNext(ExecutorCompletionService<Order> processed) throws IOException, InterruptedException {
        try {
            var next = processed.poll(SECONDS_FOR_ONE_ORDER, TimeUnit.SECONDS);
            if (next == null) {
                throw new IOException("no order was processed for " + SECONDS_FOR_ONE_ORDER + " s, giving up");
            }
            next.get();
        } catch (ExecutionException e) {
            throw new IOException("an order could not be processed: " + e.getCause(), e);
        }
    }

    private static Order order(int number) {
        return new Order(number, ARTICLES.get(number % ARTICLES.size()), 1 + number % 3);
    }
}
