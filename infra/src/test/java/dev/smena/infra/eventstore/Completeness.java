package dev.smena.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jackson reads a field that is not there as null, whatever the type says; this finds such holes. */
final class Completeness {

    private Completeness() {}

    static void assertComplete(Object read) {
        assertComplete(read, read.getClass().getSimpleName());
    }

    private static void assertComplete(Object value, String path) {
        if (value instanceof List<?> items) {
            items.forEach(item -> assertComplete(item, path + "[]"));
        }
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                assertComponent(value, component, path + "." + component.getName());
            }
        }
    }

    private static void assertComponent(Object owner, RecordComponent component, String path) {
        Object value = value(owner, component);
        if (value == null) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            assertThat(optional).as("%s may be missing", path).isTrue();
        } else {
            assertComplete(value, path);
        }
    }

    private static @Nullable Object value(Object owner, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
