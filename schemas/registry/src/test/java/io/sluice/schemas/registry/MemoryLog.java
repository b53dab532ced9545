package io.sluice.schemas.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The log in memory, in the bytes that would stand on the topic. */
final class MemoryLog implements SchemaLog {
    private final List<Line> lines;
    private int read;
    private boolean broken;

    /** One record, as text. */
    record Line(String key, String value) {}

    MemoryLog() {
        this(List.of());
    }

    MemoryLog(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What a topic holds after its cleaner ran: the last record of each key, and no tombstones. */
    MemoryLog compacted() {
        Set<String> seen = new HashSet<>();
        List<Line> kept = lines.reversed().stream()
                .filter(line -> seen.add(line.key()))
                .filter(line -> line.value() != null)
                .toList();
        return new MemoryLog(kept.reversed());
    }

    /** From now on nothing can be written. */
    void breakDown() {
        broken = true;
    }

    @Override
    public void append(List<LogEntry> entries, Consumer<LogEntry> reader) {
        if (broken) {
            throw RegistryError.STORE_FAILED.of("out of order");
        }
        entries.forEach(entry -> {
            byte[] value = LogCodec.value(entry);
            lines.add(new Line(text(LogCodec.key(entry)), value == null ? null : text(value)));
        });
        catchUp(reader);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void catchUp(Consumer<LogEntry> reader) {
        while (read < lines.size()) {
            Line line = lines.get(read++);
            try {
                LogCodec.entry(bytes(line.key()), line.value() == null ? null : bytes(line.value()))
                        .ifPresent(reader);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
