// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The initial local variables of a method: {@code this}, and its parameters. They may differ between versions of a
 * library.
 *
 * @param slots the type in each slot; null for the second slot of a long or double
 */
record Locals(boolean isStatic, @Nullable Type[] slots) {

    /** @param descriptor descriptor of the method */
    static Locals of(boolean isStatic, String descriptor) {
        int first = isStatic ? 0 : 1;
        var slots = new Type[(Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1 + first];
        if (!isStatic) {
            slots[0] = Type.getType(Object.class);
        }
        int slot = first;
        for (var type : Type.getArgumentTypes(descriptor)) {
            slots[slot] = type;
            slot += type.getSize();
        }
        return new Locals(isStatic, slots);
    }

    boolean isReference(int slot) {
        var type = typeIn(slot);
        return type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY);
    }

    boolean isInt(int slot) {
        var type = typeIn(slot);
        return type != null && type.getSort() >= Type.BOOLEAN && type.getSort() <= Type.INT;
    }

    /** Returns the slot of the first parameter of a type, or -1. */
    int slotOf(String descriptor) {
        for (int slot = isStatic ? 0 : 1; slot < slots.length; slot++) {
            var type = slots[slot];
            if (type != null && type.getDescriptor().equals(descriptor)) {
                return slot;
            }
        }
        return -1;
    }

    private @Nullable Type typeIn(int slot) {
        return slot < slots.length ? slots[slot] : null;
    }
}
