// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the fields and methods of other classes that inserted code uses exist: otherwise it would fail when it
 * runs, and in the application. Reads class files, and loads no class.
 */
final class MemberCheck {

    private final ClassLoader loader;

    MemberCheck(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Checks the members of other classes that insertions into a class use.
     *
     * @throws UnsupportedOperationException if one does not exist
     */
    void check(List<Insertion> insertions, String className) {
        for (var insertion : insertions) {
            for (var operand : insertion.operands()) {
                check(operand, className);
            }
        }
    }

    private void check(Operand operand, String className) {
        if (operand instanceof Operand.Field field && !field.owner().equals(className)) {
            require(field.owner(), field.name(), field.descriptor());
        } else if (operand instanceof Operand.StaticField field
                && !field.owner().equals(className)) {
            require(field.owner(), field.name(), field.descriptor());
        } else if (operand instanceof Operand.FieldOf field) {
            require(field.owner(), field.name(), field.descriptor());
            check(field.target(), className);
        } else if (operand instanceof Operand.Lookup lookup) {
            require(lookup.owner(), lookup.name(), lookup.descriptor());
            check(lookup.target(), className);
        } else if (operand instanceof Operand.Call call) {
            require(call.owner(), call.name(), call.descriptor());
            check(call.target(), className);
        }
    }

    private void require(String owner, String name, String descriptor) {
        try {
            if (!has(owner, name, descriptor)) {
                throw new UnsupportedOperationException(owner.replace('/', '.') + " has no " + name + " " + descriptor);
            }
        } catch (IOException e) {
            throw new UnsupportedOperationException("cannot read " + owner.replace('/', '.'), e);
        }
    }

    /** Whether a class declares or inherits a member. */
    private boolean has(String owner, String name, String descriptor) throws IOException {
        try (var classFile = loader.getResourceAsStream(owner + ".class")) {
            if (classFile == null) {
                return false;
            }
            var members = new Members(name, descriptor);
            new ClassReader(classFile.readAllBytes())
                    .accept(members, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            if (members.found) {
                return true;
            }
            for (String parent : members.parents) {
                if (!parent.equals("java/lang/Object") && has(parent, name, descriptor)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Searches one class for one member. */
    private static final class Members extends ClassVisitor {

        private final String wantedName;
        private final String wantedDescriptor;
        boolean found;
        List<String> parents = List.of();

        Members(String wantedName, String wantedDescriptor) {
            super(Opcodes.ASM9);
            this.wantedName = wantedName;
            this.wantedDescriptor = wantedDescriptor;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            var all = new ArrayList<>(List.of(interfaces));
            if (superName != null) {
                all.add(superName);
            }
            parents = all;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, String signature, Object value) {
            found |= name.equals(wantedName) && descriptor.equals(wantedDescriptor);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            found |= name.equals(wantedName) && descriptor.equals(wantedDescriptor);
            return null;
        }
    }
}
