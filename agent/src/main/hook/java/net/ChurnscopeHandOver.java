// SPDX-License-Identifier: Apache-2.0
package java.net;

/**
 * What libraries call where they hand work from one thread to another, so that a connection which is opened or closed
 * there can be led back to the line that asked for it.
 *
 * <p>The <em>carrier</em> is an object of the library's own that both threads hold: a call, a task, a channel, a pool. Like
 * {@link ChurnscopeHook}, this class is defined into {@code java.base}, keeps no state, never throws and never blocks.
 */
public abstract class ChurnscopeHandOver {

    private static volatile ChurnscopeHandOver installed;

    /** For the recorder alone. */
    protected ChurnscopeHandOver() {}

    /**
     * Makes a recorder the one that is called.
     *
     * @param handOver the recorder, or null to make every method a no-op
     */
    public static void install(ChurnscopeHandOver handOver) {
        installed = handOver;
    }

    /** Where the line that is on the stack asks for whatever is going to be done for a carrier, or builds a pool. */
    public static void handOver(Object carrier) {
        var handOver = installed;
        if (handOver != null && carrier != null) {
            try {
                handOver.onHandOver(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /**
     * Where the current thread makes a carrier for the work that it has begun: whoever asked for that asks for this, even
     * where some line is on the stack, which may be that of a thread that was just passing by. Where no work was begun, the
     * same as {@link #handOver}.
     */
    public static void takeOver(Object carrier) {
        var handOver = installed;
        if (handOver != null && carrier != null) {
            try {
                handOver.onTakeOver(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same where a carrier may have an asker already, who then stays. */
    public static void handOverOnce(Object carrier) {
        var handOver = installed;
        if (handOver != null && carrier != null) {
            try {
                handOver.onHandOverOnce(carrier);
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
    public static void handOverTask(Object carrier, Object task) {
        var handOver = installed;
        if (handOver != null && carrier != null && task != null) {
            try {
                handOver.onHandOverTask(carrier, task);
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
    public static void handOverForNext(Object carrier, Iterable<?> waiting) {
        var handOver = installed;
        if (handOver != null && carrier != null && waiting != null) {
            try {
                handOver.onHandOverForNext(carrier, waiting);
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
    public static void handOverForFirst(Object carrier, Iterable<?> waiting) {
        var handOver = installed;
        if (handOver != null && carrier != null && waiting != null) {
            try {
                handOver.onHandOverForFirst(carrier, waiting);
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
    public static void handOverInLine(Object line) {
        var handOver = installed;
        if (handOver != null && line != null) {
            try {
                handOver.onHandOverInLine(line);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a carrier stands in for another: what is done for the second was asked for by whoever asked for the first. */
    public static void passOn(Object from, Object to) {
        var handOver = installed;
        if (handOver != null && from != null && to != null) {
            try {
                handOver.onPassOn(from, to);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same, unless it is known already who asked for what the second carries. */
    public static void passOnOnce(Object from, Object to) {
        var handOver = installed;
        if (handOver != null && from != null && to != null) {
            try {
                handOver.onPassOnOnce(from, to);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where the current thread begins to work for a carrier; each of these is followed by one {@link #end}. */
    public static void begin(Object carrier) {
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onBegin(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where the current thread begins a task; each of these is followed by one {@link #end}. */
    public static void beginTask(Object carrier, Object task) {
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onBeginTask(carrier, task);
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
        var handOver = installed;
        if (handOver != null && line != null) {
            try {
                handOver.onBeginNext(line);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** The same, but work that is under way for whoever it was {@linkplain #beginFor begun for} goes on. */
    public static void resume(Object carrier) {
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onResume(carrier);
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
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onBeginFor(carrier);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where a thread that goes through the work of several carriers, between a begin and its end, turns to the next. */
    public static void turnTo(Object carrier) {
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onTurnTo(carrier);
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
    public static void because(int why) {
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onBecause(why);
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    /** Where the current thread stops to work for the carrier that it began with last. */
    public static void end() {
        var handOver = installed;
        if (handOver != null) {
            try {
                handOver.onEnd();
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }

    // ---- what a recorder implements; whatever these throw is counted and goes no further

    /** The current stack asks for what is going to be done for a carrier. */
    protected abstract void onHandOver(Object carrier);

    /** Who asked for what the current thread works for asks for a carrier. */
    protected abstract void onTakeOver(Object carrier);

    /** The current stack asks for what is going to be done for a carrier, unless somebody has. */
    protected abstract void onHandOverOnce(Object carrier);

    /** The current stack asks for a task. */
    protected abstract void onHandOverTask(Object carrier, Object task);

    /** Something is opened for a carrier that waits. */
    protected abstract void onHandOverForNext(Object carrier, Iterable<?> waiting);

    /** Something is opened for the first of those that wait. */
    protected abstract void onHandOverForFirst(Object carrier, Iterable<?> waiting);

    /** The current stack asks for something and is the last in a line. */
    protected abstract void onHandOverInLine(Object line);

    /** The current thread begins to work for the first in a line, who leaves it. */
    protected abstract void onBeginNext(Object line);

    /** Who asked for one carrier asked for another. */
    protected abstract void onPassOn(Object from, Object to);

    protected abstract void onPassOnOnce(Object from, Object to);

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
    protected abstract void onTurnTo(Object carrier);

    /** What the current thread begins is a reason to close connections. */
    protected abstract void onBecause(int why);

    /** The current thread is done with what it began last. */
    protected abstract void onEnd();
}
