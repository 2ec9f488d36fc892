// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import dev.churnscope.instrument.patch.InsertionPoint.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Copies a method and inserts code at {@link InsertionPoint}s. */
final class InsertingVisitor extends MethodVisitor {

    /** The maximum number of stack words that an insertion needs beyond those of the method. */
    private static final int EXTRA_STACK = 8;

    private final String className;
    private final List<Insertion> insertions;
    private final Set<Insertion> missing;
    private final Locals locals;
    private final boolean hasStackMaps;

    /** The methods to call when the instrumented method ends. */
    private final List<HookMethod> around = new ArrayList<>();

    private final Label bodyBegins = new Label();
    private final Map<Label, String> handlers = new HashMap<>();

    /** The exception type of a handler whose first instruction has not been visited yet. */
    private @Nullable String handlerBegins;

    /**
     * @param hasStackMaps whether the class file's version has stack maps (Java 6 and later)
     * @param missing insertions are removed from this set as they are applied
     */
    InsertingVisitor(
            MethodVisitor next,
            String className,
            Locals locals,
            boolean hasStackMaps,
            List<Insertion> insertions,
            Set<Insertion> missing) {
        super(Opcodes.ASM9, next);
        this.className = className;
        this.locals = locals;
        this.hasStackMaps = hasStackMaps;
        this.insertions = insertions;
        this.missing = missing;
    }

    /** Emits the insertions at entry, and the first part of those around the method. */
    @Override
    public void visitCode() {
        super.visitCode();
        for (var insertion : insertions) {
            if (insertion.point().place() == Place.AT_ENTRY || insertion.point().place() == Place.AROUND) {
                insertion.emit(mv, locals);
                missing.remove(insertion);
            }
            if (insertion.point().place() == Place.AROUND) {
                around.add(insertion.hook().counterpart());
            }
        }
        if (!around.isEmpty()) {
            mv.visitLabel(bodyBegins);
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        super.visitTryCatchBlock(start, end, handler, type);
        if (type != null) {
            handlers.put(handler, type);
        }
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        if (handlers.containsKey(label)) {
            handlerBegins = handlers.get(label);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        // A handler's frame is between its label and its first instruction, by which javac stores the exception.
        var type = handlerBegins;
        handlerBegins = null;
        if (type != null && opcode == Opcodes.ASTORE) {
            insert(Place.AT_HANDLER, "", type, "");
        }
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        handlerBegins = null;
        insert(Place.BEFORE_CALL, owner, name, descriptor);
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        insert(Place.AFTER_CALL, owner.equals(className) ? "" : owner, name, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        handlerBegins = null;
        super.visitFieldInsn(opcode, owner, name, descriptor);
        if (opcode == Opcodes.PUTFIELD && owner.equals(className)) {
            insert(Place.AFTER_WRITE, "", name, descriptor);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        handlerBegins = null;
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            insert(Place.BEFORE_RETURN, "", "", "");
            endAround();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (!around.isEmpty()) {
            endAroundOnException();
        }
        super.visitMaxs(maxStack + EXTRA_STACK, maxLocals);
    }

    /** Adds the handler at the end of the exception table, so that the method's own handlers come first. */
    private void endAroundOnException() {
        var bodyEnds = new Label();
        mv.visitTryCatchBlock(bodyBegins, bodyEnds, bodyEnds, null);
        mv.visitLabel(bodyEnds);
        if (hasStackMaps) {
            mv.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
        }
        endAround();
        mv.visitInsn(Opcodes.ATHROW);
    }

    private void endAround() {
        for (var counterpart : around) {
            counterpart.call(mv);
        }
    }

    private void insert(Place place, String owner, String name, String descriptor) {
        for (var insertion : insertions) {
            if (insertion.point().matches(place, owner, name, descriptor)) {
                insertion.emit(mv, locals);
                missing.remove(insertion);
            }
        }
    }
}
