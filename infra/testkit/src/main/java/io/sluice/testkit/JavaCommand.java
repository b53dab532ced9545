package io.sluice.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A main class of this class path, to be run in a JVM of its own.
 *
 * @param mainClass its {@code main} is called
 * @param jvmOptions such as {@code -Xmx256m}
 * @param arguments what {@code main} gets
 * @param environment added to the environment of this process
 * @param directory the working directory
 */
public record JavaCommand(
        Class<?> mainClass,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment,
        Path directory) {

    /** Copies what could change. */
    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Without arguments, in the current directory. */
    public static JavaCommand of(Class<?> mainClass) {
        return new JavaCommand(mainClass, List.of(), List.of(), Map.of(), Path.of(""));
    }

    /** The same with these arguments instead. */
    public JavaCommand withArguments(String... others) {
        return new JavaCommand(mainClass, jvmOptions, List.of(others), environment, directory);
    }

    /** The same with these JVM options instead. */
    public JavaCommand withJvmOptions(String... others) {
        return new JavaCommand(mainClass, List.of(others), arguments, environment, directory);
    }

    /** The same with one more environment variable. */
    public JavaCommand withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new JavaCommand(mainClass, jvmOptions, arguments, more, directory);
    }

    /** The same in another working directory. */
    public JavaCommand in(Path otherDirectory) {
        return new JavaCommand(mainClass, jvmOptions, arguments, environment, otherDirectory);
    }

    /** Starts it and returns at once. */
    public JavaProcess start() {
        ProcessBuilder builder = new ProcessBuilder(commandLine())
                .directory(directory.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(mainClass.getSimpleName(), builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> commandLine() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(mainClass.getName());
        line.addAll(arguments);
        return line;
    }
}
