// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import com.example.Lifeline;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;

/** Tries what libraries try: to look into the JDK. */
public final class Doors {

    private Doors() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        tryField("sun.nio.ch.SelectorImpl", "selectedKeys");
        tryField("java.lang.Throwable", "cause");
        tryField("java.net.Socket", "impl");
        tryConstructor("java.nio.DirectByteBuffer");
        tryPublicMethod("jdk.internal.access.SharedSecrets", "getJavaLangAccess");
        tryPublicMethod("sun.nio.ch.IOUtil", "load");
    }

    private static void tryField(String type, String field) throws Exception {
        open(type, Class.forName(type).getDeclaredField(field));
    }

    private static void tryConstructor(String type) throws Exception {
        open(type, Class.forName(type).getDeclaredConstructors()[0]);
    }

    private static void tryPublicMethod(String type, String method) throws Exception {
        try {
            Class.forName(type).getMethod(method).invoke(null);
            System.out.println(type + " open");
        } catch (IllegalAccessException refused) {
            System.out.println(type + " closed");
        }
    }

    private static void open(String type, AccessibleObject member) {
        try {
            member.setAccessible(true);
            System.out.println(type + " open");
        } catch (InaccessibleObjectException refused) {
            System.out.println(type + " closed");
        }
    }
}
