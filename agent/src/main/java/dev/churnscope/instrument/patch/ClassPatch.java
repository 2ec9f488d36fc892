// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Applies insertions to a class file: all that are required, or none. A class in which a required insertion finds no
 * place is of an unsupported version, and is left unchanged.
 */
public final class ClassPatch extends ClassVisitor {

    private final String className;
    private final List<Insertion> insertions;

    /** Names and descriptors of the class's own fields. */
    private final Set<String> fields = new HashSet<>();

    /** The insertions that have found no place yet. */
    private final Set<Insertion> missing;

    private boolean hasStackMaps;

    private ClassPatch(ClassVisitor next, String className, List<Insertion> insertions) {
        super(Opcodes.ASM9, next);
        this.className = className;
        this.insertions = insertions;
        this.missing = Collections.newSetFromMap(new IdentityHashMap<>());
        missing.addAll(insertions);
    }

    /**
     * Returns a class file with all insertions applied.
     *
     * @param className internal name
     * @param loader the loader of the class, which must find the members of other classes that insertions use; null for
     *     the boot loader, for which that is not checked
     * @throws UnsupportedOperationException if a required insertion finds no place, or needs a field or method that does
     *     not exist
     */
    public static byte[] apply(
            String className, List<Insertion> insertions, byte[] classFile, @Nullable ClassLoader loader) {
        var reader = new ClassReader(classFile);
        // Methods without insertions are copied unchanged.
        var writer = new ClassWriter(reader, 0);
        var patch = new ClassPatch(writer, className, insertions);
        reader.accept(patch, 0);
        var made = patch.made();
        patch.checkFields();
        if (loader != null) {
            new MemberCheck(loader).check(made, className);
        }
        return writer.toByteArray();
    }

    /** Returns the insertions that found a place. */
    private List<Insertion> made() {
        var made = new ArrayList<Insertion>();
        for (var insertion : insertions) {
            if (!missing.contains(insertion)) {
                made.add(insertion);
            } else if (insertion.required()) {
                throw new UnsupportedOperationException(
                        className.replace('/', '.') + " has no place for " + insertion.describe());
            }
        }
        return made;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        hasStackMaps = (version & 0xFFFF) >= Opcodes.V1_6;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        fields.add(name + descriptor);
        return super.visitField(access, name, descriptor, signature, value);
    }

    /** Checks fields in advance: a missing one would fail only when the inserted code runs, and then in the application. */
    private void checkFields() {
        for (var insertion : insertions) {
            var missingName = missingField(insertion);
            if (missingName != null && insertion.required()) {
                throw new UnsupportedOperationException(className.replace('/', '.') + " has no field " + missingName);
            }
        }
    }

    /** Returns the name of a field that an insertion uses of the class itself and that does not exist, or null. */
    private @Nullable String missingField(Insertion insertion) {
        for (var operand : insertion.operands()) {
            if (operand instanceof Operand.Field field
                    && field.owner().equals(className)
                    && !fields.contains(field.name() + field.descriptor())) {
                return field.name();
            }
            if (operand instanceof Operand.StaticField field
                    && field.owner().equals(className)
                    && !fields.contains(field.name() + field.descriptor())) {
                return field.name();
            }
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        var next = super.visitMethod(access, name, descriptor, signature, exceptions);
        var insertionsHere = new ArrayList<Insertion>();
        var locals = Locals.of((access & Opcodes.ACC_STATIC) != 0, descriptor);
        for (var insertion : insertions) {
            // In a class file all fields precede the methods.
            if (insertion.isFor(name, descriptor, locals)
                    && (insertion.required() || missingField(insertion) == null)) {
                insertionsHere.add(insertion);
            }
        }
        return insertionsHere.isEmpty()
                ? next
                : new InsertingVisitor(next, className, locals, hasStackMaps, insertionsHere, missing);
    }
}
