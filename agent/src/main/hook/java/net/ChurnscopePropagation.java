// SPDX-License-Identifier: Apache-2.0
package java.net;

/**
 * What libraries call where they hand work from one thread to another, so that a connection which is opened or closed
 * there can be led back to the line that asked for it.
 *
 * <p>The <em>carrier</em> is an object of the library's own that both threads hold: a call, a task, a channel, a pool. Like
 * {@link ChurnscopeHook}, this class is defined into {@code java.base}, keeps no state, never throws and never blocks.
 */
public abstract class ChurnscopePropagation {

    private static volatile ChurnscopePropagation installed;

    /** For the recorder alone. */
    protected ChurnscopePropagation() {}

    /**
     * Makes a recorder the one that is called.
     *
     * @param recorder the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopePropagation recorder) {
        installed = recorder;
    }

    /** Where the line that is on the stack asks for whatever is going to be done for a carrier, or builds a pool. */
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
     * Where the current thread makes a carrier for the work that it has begun: whoever asked for that asks for this, even
     * where some line is on the stack, which may be that of a thread that was just passing by. Where no work was begun, the
     * same as {@link #capture}.
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

    /** The same where a carrier may have an asker already, who then stays. */
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
     * Where a task is given to whatever will run it. Most tasks are code of the application, whose line is on the stack of
     * the thread that runs them; the line that is on the stack now is looked for only where that is not so.
     *
     * @param carrier what runs the task: an object of its own, else the task
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
     * Where a pool opens something for one of those that wait in its queue: for the carrier that the current thread works
     * for, else for the first in the queue that nothing was opened for yet.
     *
     * @param carrier of what is opened
     * @param waiting carriers, first come first; safe to iterate over while others change it
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
     * The same where the current thread opens for all that wait, whomever it works for.
     *
     * @param carrier of what is opened
     * @param waiting carriers, first come first; safe to iterate over while others change it
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
     * Where the line on the stack asks for something that is done in the order in which it is asked for.
     *
     * @param line of those who ask, as a pool with tasks in a queue
     */
    public static void enqueue(Object line) {
        var recorder = installed;
        if (recorder != null && line != null) {
            try {
                recorder.onEnqueue(line);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a carrier stands in for another: what is done for the second was asked for by whoever asked for the first. */
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

    /** The same, unless it is known already who asked for what the second carries. */
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

    /** Where the current thread begins to work for a carrier; each of these is followed by one {@link #end}. */
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

    /** Where the current thread begins a task; each of these is followed by one {@link #end}. */
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
     * Where the current thread begins to work for the first in a line, or for the line itself where none in it is an
     * application's; each of these is followed by one {@link #end}.
     */
    public static void beginNext(Object line) {
        var recorder = installed;
        if (recorder != null && line != null) {
            try {
                recorder.onBeginNext(line);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same, but work that is under way for whoever it was {@linkplain #beginFor begun for} goes on. */
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
     * The same where the work may run on a thread that has come this way for another: what is on its stack then has
     * nothing to say.
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

    /** Where a thread that goes through the work of several carriers, between a begin and its end, turns to the next. */
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
     * Where the current thread begins what may close connections, and why that would be; followed by one {@link #end}.
     *
     * @param why one of the constants of {@link ChurnscopeTraffic}
     */
    public static void beginClosing(int why) {
        var recorder = installed;
        if (recorder != null) {
            try {
                recorder.onBeginClosing(why);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where the current thread stops to work for the carrier that it began with last. */
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

    // ---- what a recorder implements; whatever these throw is counted and goes no further

    /** The current stack asks for what is going to be done for a carrier. */
    protected abstract void onCapture(Object carrier);

    /** Who asked for what the current thread works for asks for a carrier. */
    protected abstract void onInherit(Object carrier);

    /** The current stack asks for what is going to be done for a carrier, unless somebody has. */
    protected abstract void onCaptureIfAbsent(Object carrier);

    /** The current stack asks for a task. */
    protected abstract void onCaptureTask(Object carrier, Object task);

    /** Something is opened for a carrier that waits. */
    protected abstract void onPropagateFromNext(Object carrier, Iterable<?> waiting);

    /** Something is opened for the first of those that wait. */
    protected abstract void onPropagateFromFirst(Object carrier, Iterable<?> waiting);

    /** The current stack asks for something and is the last in a line. */
    protected abstract void onEnqueue(Object line);

    /** The current thread begins to work for the first in a line, who leaves it. */
    protected abstract void onBeginNext(Object line);

    /** Who asked for one carrier asked for another. */
    protected abstract void onPropagate(Object from, Object to);

    protected abstract void onPropagateIfAbsent(Object from, Object to);

    /**
     * The current thread begins to work for a carrier.
     *
     * @param carrier null, or one that was never handed over, where nobody is known to have asked
     */
    protected abstract void onBegin(Object carrier);

    /**
     * The current thread begins a task.
     *
     * @param task null where it was begun before
     */
    protected abstract void onBeginTask(Object carrier, Object task);

    /** The current thread begins to work for a carrier, unless it works for someone come what may. */
    protected abstract void onResume(Object carrier);

    /** The current thread begins to work for a carrier, whatever is on its stack. */
    protected abstract void onBeginFor(Object carrier);

    /** What the current thread began last, it does for this carrier from now on, whatever is on its stack. */
    protected abstract void onSwitchTo(Object carrier);

    /** What the current thread begins is a reason to close connections. */
    protected abstract void onBeginClosing(int why);

    /** The current thread is done with what it began last. */
    protected abstract void onEnd();
}
