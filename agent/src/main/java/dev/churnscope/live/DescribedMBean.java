// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.lang.reflect.AnnotatedElement;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * An MXBean whose descriptions are the {@link Described} annotations of its interface. Its attributes are numbers and
 * texts.
 */
final class DescribedMBean extends StandardMBean {

    <T> DescribedMBean(T implementation, Class<T> type) {
        super(implementation, type, true);
    }

    @Override
    protected String getDescription(MBeanInfo bean) {
        return text(getMBeanInterface(), bean.getDescription());
    }

    @Override
    protected String getDescription(MBeanAttributeInfo attribute) {
        return text(method("get" + attribute.getName()), attribute.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
        return text(method(operation.getName()), operation.getDescription());
    }

    @Override
    protected int getImpact(MBeanOperationInfo operation) {
        var described = described(method(operation.getName()));
        if (described == null) {
            return MBeanOperationInfo.UNKNOWN;
        }
        return described.changes() ? MBeanOperationInfo.ACTION : MBeanOperationInfo.INFO;
    }

    private static String text(@Nullable AnnotatedElement element, String fallback) {
        var described = described(element);
        return described == null ? fallback : described.value();
    }

    private static @Nullable Described described(@Nullable AnnotatedElement element) {
        return element == null ? null : element.getAnnotation(Described.class);
    }

    private @Nullable AnnotatedElement method(String name) {
        try {
            return getMBeanInterface().getMethod(name);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
