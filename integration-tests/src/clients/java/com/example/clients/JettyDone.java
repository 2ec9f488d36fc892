// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.Result;

/** A listener to wait for. */
final class JettyDone extends BufferingResponseListener {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Override
    public void onComplete(Result result) {
        if (result.isFailed()) {
            done.completeExceptionally(result.getFailure());
        } else {
            done.complete(null);
        }
    }

    void join() {
        done.join();
    }
}
