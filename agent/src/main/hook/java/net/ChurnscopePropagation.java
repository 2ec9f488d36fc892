// SPDX-License-Identifier: Apache-2.0
package java.net;

/**
 * What instrumented libraries call as work moves from one thread to another, so that a connection that is opened or
 * closed on one thread can be attributed to the application frame that requested it on another. This is context
 * propagation, and the context is the caller.
 *
 * <p>A <em>carrier</em> is an object of the library's own that both threads have a reference to: a call, a task, a
 * channel, a pool. (It is not the carrier thread of a virtual thread.) A <em>requester</em> is the caller that requested
 * the work which a carrier stands for. A <em>scope</em> is the part of a thread's execution in which it works for a
 * carrier, from one of the {@code begin} methods or {@link #resume} to the matching {@link #end}; scopes nest.
 *
 * <p>Like {@link ChurnscopeHook}, this class is defined into {@code java.base}, never throws and never blocks; apart from
 * the installed recorder it has no state.
 */
public abstract class ChurnscopePropagation {

    private static volatile ChurnscopePropagation installed;

    /** For the recorder only. */
    protected ChurnscopePropagation() {}

    /**
     * Installs the recorder that the methods below forward to, in place of any other.
     *
     * @param recorder the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopePropagation recorder) {
        installed = recorder;
    }

    /**
     * Called when the current caller requests the work that the carrier stands for, or builds a pool: the caller becomes
     * the carrier's requester.
     */
    public static void capture(Object carrier) {
        var recorder = installed;
        if (recorder != null && carrier != null) {
            try {
                recorder.onCapture(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when the current thread creates a carrier as part of the work that it has begun: the requester of that work
     * becomes the carrier's, even if an application frame is on the stack, which may be that of an unrelated caller whose
     * thread does the work. Outside any scope, or if the requester of the innermost one is not known, the same as
     * {@link #capture}.
     */
    public static void inherit(Object carrier) {
        var recorder = installed;
        if (recorder != null && carrier != null) {
            try {
                recorder.onInherit(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #capture}, unless the carrier has a requester already. */
    public static void captureIfAbsent(Object carrier) {
        var recorder = installed;
        if (recorder != null && carrier != null) {
            try {
                recorder.onCaptureIfAbsent(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when a task is submitted. Most tasks are classes of the application, with an application frame on the stack
     * of the thread that runs them; only for the others is the current caller captured.
     *
     * @param carrier the object that the submitted task is wrapped in, else the task
     */
    public static void captureTask(Object carrier, Object task) {
        var recorder = installed;
        if (recorder != null && carrier != null && task != null) {
            try {
                recorder.onCaptureTask(carrier, task);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when a pool opens a connection for one of the waiters in its queue: the carrier that the current thread
     * works for, else the first in the queue that none was opened for yet.
     *
     * @param carrier the carrier of the open
     * @param waiting the carriers of the waiters, in FIFO order; safe to iterate over while other threads change it
     */
    public static void propagateFromNext(Object carrier, Iterable<?> waiting) {
        var recorder = installed;
        if (recorder != null && carrier != null && waiting != null) {
            try {
                recorder.onPropagateFromNext(carrier, waiting);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Like {@link #propagateFromNext}, for a thread that opens connections for all waiters: always for the first in the
     * queue that none was opened for yet, whichever carrier the thread works for.
     *
     * @param carrier the carrier of the open
     * @param waiting the carriers of the waiters, in FIFO order; safe to iterate over while other threads change it
     */
    public static void propagateFromFirst(Object carrier, Iterable<?> waiting) {
        var recorder = installed;
        if (recorder != null && carrier != null && waiting != null) {
            try {
                recorder.onPropagateFromFirst(carrier, waiting);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when the current caller queues a request that is served in FIFO order.
     *
     * @param queue the queue's owner, such as a pool
     */
    public static void enqueue(Object queue) {
        var recorder = installed;
        if (recorder != null && queue != null) {
            try {
                recorder.onEnqueue(queue);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when work moves on from one carrier to another: the requester of the first becomes that of the second. */
    public static void propagate(Object from, Object to) {
        var recorder = installed;
        if (recorder != null && from != null && to != null) {
            try {
                recorder.onPropagate(from, to);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Like {@link #propagate}, unless the second carrier has a requester already. */
    public static void propagateIfAbsent(Object from, Object to) {
        var recorder = installed;
        if (recorder != null && from != null && to != null) {
            try {
                recorder.onPropagateIfAbsent(from, to);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when the current thread begins to work for a carrier. Each call is followed by one {@link #end}. */
    public static void begin(Object carrier) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onBegin(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when the current thread begins to run a task. Each call is followed by one {@link #end}. */
    public static void beginTask(Object carrier, Object task) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onBeginTask(carrier, task);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when the current thread begins to serve the first application request in a queue, or else the queue's owner.
     * Each call is followed by one {@link #end}.
     */
    public static void beginNext(Object queue) {
        var recorder = installed;
        if (recorder != null && queue != null) {
            try {
                recorder.onBeginNext(queue);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Like {@link #begin}, but if the enclosing scope was {@linkplain #beginFor begun regardless of the stack}, its
     * requester stays. Each call is followed by one {@link #end}.
     */
    public static void resume(Object carrier) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onResume(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Like {@link #begin}, for work that may run on another requester's thread: the thread's own stack is then ignored.
     * Each call is followed by one {@link #end}.
     */
    public static void beginFor(Object carrier) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onBeginFor(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called within a scope, when a thread that serves several carriers in turn moves on to the next. */
    public static void switchTo(Object carrier) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onSwitchTo(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Called when the current thread begins work that may close connections, with the reason. Each call is followed by
     * one {@link #end}.
     *
     * @param reason one of the constants of {@link ChurnscopeTraffic}
     */
    public static void beginClosing(int reason) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onBeginClosing(reason);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Called when the innermost scope of the current thread ends. */
    public static void end() {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onEnd();
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- implemented by the recorder; what these throw is counted, and goes no further

    /** The current caller requests the work that a carrier stands for. */
    protected abstract void onCapture(Object carrier);

    /** The requester of the current work becomes that of a carrier. */
    protected abstract void onInherit(Object carrier);

    /** The current caller requests the work that a carrier stands for, unless that has a requester already. */
    protected abstract void onCaptureIfAbsent(Object carrier);

    /** The current caller submits a task. */
    protected abstract void onCaptureTask(Object carrier, Object task);

    /** A pool opens a connection for the carrier that the current thread works for, else for the next waiter. */
    protected abstract void onPropagateFromNext(Object carrier, Iterable<?> waiting);

    /** A pool opens a connection for the next waiter. */
    protected abstract void onPropagateFromFirst(Object carrier, Iterable<?> waiting);

    /** The current caller joins the end of a queue. */
    protected abstract void onEnqueue(Object queue);

    /** The current thread begins to serve the first in a queue, and removes it. */
    protected abstract void onBeginNext(Object queue);

    /** The requester of one carrier becomes that of another. */
    protected abstract void onPropagate(Object from, Object to);

    /** The requester of one carrier becomes that of another, unless that has one already. */
    protected abstract void onPropagateIfAbsent(Object from, Object to);

    /**
     * The current thread begins to work for a carrier.
     *
     * @param carrier null, or without a requester, if it is not known who requested the work
     */
    protected abstract void onBegin(Object carrier);

    /**
     * The current thread begins to run a task.
     *
     * @param task null if it was begun before
     */
    protected abstract void onBeginTask(Object carrier, Object task);

    /**
     * The current thread begins to work for a carrier, unless it already works on behalf of one regardless of its stack
     * ({@link #onBeginFor}).
     */
    protected abstract void onResume(Object carrier);

    /** The current thread begins to work for a carrier, whatever is on its stack. */
    protected abstract void onBeginFor(Object carrier);

    /** The current thread does the rest of the innermost scope's work for another carrier, whatever is on its stack. */
    protected abstract void onSwitchTo(Object carrier);

    /** The current thread begins work that is a reason to close connections. */
    protected abstract void onBeginClosing(int reason);

    /** The innermost scope of the current thread ends. */
    protected abstract void onEnd();
}
