// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

/**
 * A place in a method's byte code.
 *
 * <p>None needs a branch, so inserted code leaves the stack maps of the method unchanged, and writing the class requires
 * neither computing frames nor loading other classes. The one handler that {@link #around} adds needs no local variable,
 * so that its stack map frame is the same for every method.
 *
 * @param owner internal name of the class of the called method or written field; empty for the class itself
 * @param name name of the method or field, or internal name of the handled exception
 * @param descriptor descriptor of the method, or empty for any
 */
public record InsertionPoint(Place place, String owner, String name, String descriptor) {

    /** The kind of place. */
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

    /** At the beginning of the method; in a constructor {@code this} cannot be passed there yet. */
    public static InsertionPoint atEntry() {
        return new InsertionPoint(Place.AT_ENTRY, "", "", "");
    }

    /**
     * At the beginning of the method, and wherever it ends, normally or by an exception, where the
     * {@linkplain HookMethod#counterpart counterpart} of the hook's method is called. Not for constructors.
     */
    public static InsertionPoint around() {
        return new InsertionPoint(Place.AROUND, "", "", "");
    }

    /** At the beginning of an exception handler; the exception is on the stack. */
    public static InsertionPoint atHandler(String type) {
        return new InsertionPoint(Place.AT_HANDLER, "", type, "");
    }

    /**
     * Whether a place is this one.
     *
     * @param owner empty for the class itself
     */
    boolean matches(Place place, String owner, String name, String descriptor) {
        return this.place == place
                && this.owner.equals(owner)
                && this.name.equals(name)
                && (this.descriptor.isEmpty() || this.descriptor.equals(descriptor));
    }
}
