package io.sluice.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that dies at its n-th step, either before the step reaches the database or after. */
final class FailingConnection {
    private static final Set<String> STEPS = Set.of("executeBatch", "executeUpdate", "executeQuery", "commit");

    private final AtomicInteger stepsLeft;
    private final boolean afterwards;

    /** @param afterwards whether the last step is done and only its answer is lost */
    FailingConnection(int steps, boolean afterwards) {
        this.stepsLeft = new AtomicInteger(steps);
        this.afterwards = afterwards;
    }

    /** Whether it has died. */
    boolean dead() {
        return stepsLeft.get() <= 0;
    }

    /** The first connection is this one, all others are as they are. */
    StoreFollower.Connections first(StoreFollower.Connections real) {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> first.getAndSet(false) ? around(real.open()) : real.open();
    }

    private Connection around(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object answer = call(real, method.getName(), () -> method.invoke(real, arguments));
                    return answer instanceof PreparedStatement statement ? around(statement) : answer;
                });
    }

    private PreparedStatement around(PreparedStatement real) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> call(real, method.getName(), () -> method.invoke(real, arguments)));
    }

    private interface Call {
        Object make() throws IllegalAccessException, InvocationTargetException;
    }

    private Object call(Object target, String name, Call call) throws Throwable {
        boolean last = STEPS.contains(name) && stepsLeft.decrementAndGet() == 0;
        if (last && !afterwards) {
            throw new SQLException(target + " is gone before " + name);
        }
        try {
            Object answer = call.make();
            if (last) {
                throw new SQLException(target + " is gone after " + name);
            }
            return answer;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
