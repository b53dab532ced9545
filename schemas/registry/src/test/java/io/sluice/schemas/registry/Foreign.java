package io.sluice.schemas.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * An object of other people's code in a class loader of its own, called by names. It shares nothing with ours but the
 * JDK, so that two versions of Avro never meet.
 */
record Foreign(ClassLoader loader, Object value) {

    /** The code in a jar that the build put into {@code target/oracles}, with slf4j beside it. */
    static URLClassLoader load(String jar) {
        try {
            URL slf4j =
                    LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation();
            URL[] urls = {Path.of("target", "oracles", jar).toUri().toURL(), slf4j};
            return new URLClassLoader(jar, urls, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Foreign create(ClassLoader loader, String type, Object... arguments) {
        return new Foreign(loader, null).invoke(type(loader, type).getConstructors(), arguments);
    }

    Foreign call(String method, Object... arguments) {
        Method[] named = Arrays.stream(value.getClass().getMethods())
                .filter(each -> each.getName().equals(method))
                .toArray(Method[]::new);
        return invoke(named, arguments);
    }

    private static Class<?> type(ClassLoader loader, String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(name + " is not in " + loader.getName(), missing);
        }
    }

    private Foreign invoke(Executable[] candidates, Object... arguments) {
        Object[] unwrapped = Arrays.stream(arguments)
                .map(each -> each instanceof Foreign foreign ? foreign.value : each)
                .toArray();
        Executable chosen = Stream.of(candidates)
                .filter(each -> takes(each, unwrapped))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing takes " + Arrays.toString(unwrapped)));
        chosen.setAccessible(true);
        ClassLoader former = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Object result = switch (chosen) {
                case Constructor<?> constructor -> constructor.newInstance(unwrapped);
                case Method method -> method.invoke(value, unwrapped);
            };
            return new Foreign(loader, result);
        } catch (InvocationTargetException thrown) {
            throw new ForeignException(thrown.getCause());
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(unusable);
        } finally {
            Thread.currentThread().setContextClassLoader(former);
        }
    }

    private static boolean takes(Executable candidate, Object[] arguments) {
        Class<?>[] wanted = candidate.getParameterTypes();
        if (wanted.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].isInstance(arguments[i]) && !isBoxed(wanted[i], arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBoxed(Class<?> wanted, Object argument) {
        return (wanted == int.class && argument instanceof Integer)
                || (wanted == boolean.class && argument instanceof Boolean);
    }

    /** What the other code threw. */
    static final class ForeignException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ForeignException(Throwable cause) {
            super(cause);
        }
    }
}
