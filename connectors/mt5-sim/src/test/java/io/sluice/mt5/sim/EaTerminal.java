package io.sluice.mt5.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The compiled Expert Advisor in its shim terminal, as a child process. Journal and truth lie in a folder, so that another
 * process on the same folder is the same terminal, started again.
 */
final class EaTerminal implements AutoCloseable {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");
    private static final long DEATH_SECONDS = 20;

    /** One line of the truth: all values as text. */
    record Truth(String line) {
        String text(String name) {
            Matcher field = FIELD.matcher(line);
            while (field.find()) {
                if (field.group(1).equals(name)) {
                    return field.group(2);
                }
            }
            throw new IllegalArgumentException(name + " is not in " + line);
        }

        boolean is(String type) {
            return line.startsWith("{\"type\":\"" + type + "\"");
        }
    }

    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    private final Path folder;

    private EaTerminal(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the process with its account and two symbols; the Expert Advisor itself waits for {@link #dial}. */
    static EaTerminal launch(Path folder, int port, long login, String mode, Map<String, String> inputs)
            throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(EaBinary.path().toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("ea.log").toFile()));
        builder.environment().put("SHIM_FILES", folder.toString());
        builder.environment().put("SHIM_LEDGER", folder.resolve("truth.jsonl").toString());
        builder.environment().put("InpPort", Integer.toString(port));
        builder.environment().put("InpToken", Stand.TOKEN);
        builder.environment().put("InpTerminal", "ea" + login);
        builder.environment().put("InpSettleMillis", "0");
        builder.environment().put("InpRedialMillis", "2");
        builder.environment().putAll(inputs);
        EaTerminal terminal = new EaTerminal(builder.start(), folder);
        terminal.command("account " + login + " " + mode + " BRL");
        terminal.command("symbol WINZ26 BRL 0 5 1.0 1 1 500 1 3 EXCHANGE FULL");
        terminal.command("symbol EURUSD USD 5 0.00001 1.0 100000 0.01 100 0.01 1 MARKET FULL");
        terminal.command("quote WINZ26 125000 125005");
        terminal.command("quote EURUSD 1.10000 1.10010");
        return terminal;
    }

    static EaTerminal start(Path folder, int port, long login, String mode) throws IOException {
        return launch(folder, port, login, mode, Map.of()).dial();
    }

    EaTerminal dial() {
        return command("start");
    }

    /** Orders something of the shim; see shim/main.cpp. */
    EaTerminal command(String line) {
        try {
            in.write(line + "\n");
            in.flush();
            String answer = out.readLine();
            if (!"ok".equals(answer)) {
                throw new IllegalStateException(line + " was answered with " + answer + "; log:\n" + log());
            }
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException("the process is gone; log:\n" + log(), broken);
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("ea.log"));
        } catch (IOException none) {
            return String.valueOf(none);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until a fault that was ordered has killed it. */
    void awaitDeath() throws InterruptedException {
        if (!process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still alive; log:\n" + log());
        }
    }

    /** Kills it with signal 9. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    Path journal() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("Sluice"))) {
            return all.filter(file -> file.endsWith("journal.txt")).findFirst().orElseThrow();
        }
    }

    private List<Truth> truth() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("truth.jsonl"))) {
            return lines.map(Truth::new).toList();
        }
    }

    /** How many orders with this magic the server ever took. */
    long orders(long magic) throws IOException {
        return truth().stream()
                .filter(line -> line.is("order") && line.text("magic").equals(Long.toString(magic)))
                .map(line -> line.text("ticket"))
                .distinct()
                .count();
    }

    /** How many orders the server ever took. */
    long orders() throws IOException {
        return truth().stream()
                .filter(line -> line.is("order"))
                .map(line -> line.text("ticket"))
                .distinct()
                .count();
    }

    @Override
    public void close() {
        kill();
    }
}
