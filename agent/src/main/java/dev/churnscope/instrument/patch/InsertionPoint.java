// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

/**
 * A place in a method's byte code.
 *
 * <p>None of them needs a branch, so inserted code leaves the stack maps of the method as they are, and nothing has to be
 * computed, or loaded, to write the class. The one handler that {@link #around} adds needs no local variable, so that its
 * stack map is the same for every method.
 *
 * @param owner internal name of the class that the called method or written field belongs to; empty for the class itself
 * @param name of the method or field, or the internal name of the exception that is handled
 * @param descriptor of the method, or empty for any
 */
public record InsertionPoint(Place place, String owner, String name, String descriptor) {

    /** What stands at the place. */
    enum Place {
        BEFORE_CALL,
        AFTER_CALL,
        AFTER_WRITE,
        BEFORE_RETURN,
        AT_ENTRY,
        AROUND,
        AT_HANDLER
    }

    /** Before each call of a method of another class; its arguments are on the stack. */
    public static InsertionPoint beforeCall(String owner, String name, String descriptor) {
        return new InsertionPoint(Place.BEFORE_CALL, owner, name, descriptor);
    }

    /** After each call of a method of the same class that returns normally. */
    public static InsertionPoint afterCall(String name) {
        return new InsertionPoint(Place.AFTER_CALL, "", name, "");
    }

    /** After each call of a method of another class that returns normally; what it returned is on the stack. */
    public static InsertionPoint afterCall(String owner, String name, String descriptor) {
        return new InsertionPoint(Place.AFTER_CALL, owner, name, descriptor);
    }

    /** After each write of a field of the same class. */
    public static InsertionPoint afterWrite(String field) {
        return new InsertionPoint(Place.AFTER_WRITE, "", field, "");
    }

    /** Before each normal return; a returned value is on the stack. */
    public static InsertionPoint beforeReturn() {
        return new InsertionPoint(Place.BEFORE_RETURN, "", "", "");
    }

    /** Where the method begins; of a constructor, where {@code this} cannot be passed on yet. */
    public static InsertionPoint atEntry() {
        return new InsertionPoint(Place.AT_ENTRY, "", "", "");
    }

    /**
     * Where the method begins, and wherever it ends, be it by an exception: there the {@linkplain HookMethod#counterpart
     * counterpart} of the hook's method is called. Not for constructors.
     */
    public static InsertionPoint around() {
        return new InsertionPoint(Place.AROUND, "", "", "");
    }

    /** Where an exception handler begins; the exception is on the stack. */
    public static InsertionPoint atHandler(String type) {
        return new InsertionPoint(Place.AT_HANDLER, "", type, "");
    }

    /**
     * Whether this is the place.
     *
     * @param owner empty for the class itself
     */
    boolean is(Place place, String owner, String name, String descriptor) {
        return this.place == place
                && this.owner.equals(owner)
                && this.name.equals(name)
                && (this.descriptor.isEmpty() || this.descriptor.equals(descriptor));
    }
}
