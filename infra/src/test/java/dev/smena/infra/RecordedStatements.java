package dev.smena.infra;

import dev.smena.infra.eventstore.RequestOrigin;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Every statement, commit and rollback sent to the database for a request, by its {@code X-Request-Id}. */
class RecordedStatements implements BeanPostProcessor {

    private final Map<String, List<String>> byRequest = new ConcurrentHashMap<>();

    /** In the order in which they were sent, in one line each. */
    List<String> of(String request) {
        return byRequest.getOrDefault(request, List.of());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? recording(DataSource.class, dataSource, "") : bean;
    }

    /** @param sql what was prepared, for a prepared statement */
    private <T> T recording(Class<T> type, T target, String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String sent = sent(method, arguments, sql);
            if (!sent.isEmpty()) {
                record(sent);
            }
            Object result = invoke(method, target, arguments);
            return switch (result) {
                case Connection connection -> recording(Connection.class, connection, "");
                case PreparedStatement prepared ->
                    recording(PreparedStatement.class, prepared, String.valueOf(arguments[0]));
                case Statement statement -> recording(Statement.class, statement, "");
                case null -> null;
                default -> result;
            };
        };
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static String sent(Method method, Object @Nullable [] arguments, String sql) {
        return switch (method.getName()) {
            case "commit", "rollback" -> method.getName();
            case "execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate" ->
                arguments == null ? sql : String.valueOf(arguments[0]);
            default -> "";
        };
    }

    private void record(String sent) {
        String request = MDC.get(RequestOrigin.CORRELATION_ID);
        if (request != null) {
            byRequest
                    .computeIfAbsent(request, id -> new CopyOnWriteArrayList<>())
                    .add(sent.strip().replaceAll("\\s+", " "));
        }
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
