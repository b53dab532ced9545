package io.sluice.mt5.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The terminal's journal, as section 8 of the protocol has it. Belongs to one terminal's thread. */
final class Journal implements AutoCloseable {

    /** A begin record. */
    record Begun(
            String requestId,
            String clientId,
            long magic,
            long serverTime,
            long expiresAt,
            String action,
            String symbol,
            boolean reduceOnly) {}

    /** A result record. */
    record Recorded(long retcode, long external, long order, long deal, String volume, String price, long serverTime) {}

    /** All that is known of a request. */
    record Entry(Begun begun, @Nullable Recorded result, boolean absent) {
        /** Whether nobody knows what became of it. */
        boolean isOpen() {
            return !absent
                    && (result == null || !(Retcodes.done(result.retcode()) || Retcodes.refuses(result.retcode())));
        }

        /** Whether it was executed. */
        boolean isDone() {
            return !absent && result != null && Retcodes.done(result.retcode());
        }
    }

    private final FileChannel file;
    private final Map<String, Entry> requests = new LinkedHashMap<>();
    private final Map<String, Long> epochs = new HashMap<>();
    private String identity = "";
    private long records;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Reads what is there, however torn, and goes on behind it. */
    static Journal open(Path path) throws IOException {
        byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        Journal journal = new Journal(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                journal.read(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            journal.append(new byte[] {'\n'});
        }
        if (journal.identity.isEmpty()) {
            journal.write("J 1 " + UUID.randomUUID().toString().substring(0, 13));
        }
        return journal;
    }

    private void read(String line) {
        if (line.length() < 10 || !line.substring(0, 8).equals(crc(line.substring(9)))) {
            return;
        }
        String[] fields = line.substring(9).split(" ", -1);
        try {
            apply(fields);
            records++;
        } catch (RuntimeException noRecord) {
            // A checksum that fits by chance over something that is no record: skipped like any other.
            records += 0;
        }
    }

    private void apply(String[] f) {
        switch (f[0]) {
            case "J" -> identity = f[2];
            case "E" -> epochs.merge(f[1], Long.valueOf(f[2]), Math::max);
            case "B" ->
                requests.put(
                        f[1],
                        new Entry(
                                new Begun(
                                        f[1],
                                        f[2],
                                        Long.parseLong(f[3]),
                                        Long.parseLong(f[4]),
                                        Long.parseLong(f[5]),
                                        f[6],
                                        f[7],
                                        f[8].equals("1")),
                                null,
                                false));
            case "R" ->
                requests.computeIfPresent(
                        f[1],
                        (id, entry) -> new Entry(
                                entry.begun(),
                                new Recorded(
                                        Long.parseLong(f[2]),
                                        Long.parseLong(f[3]),
                                        Long.parseLong(f[4]),
                                        Long.parseLong(f[5]),
                                        f[6],
                                        f[7],
                                        Long.parseLong(f[8])),
                                false));
            case "A" -> requests.computeIfPresent(f[1], (id, entry) -> new Entry(entry.begun(), entry.result(), true));
            default -> throw new IllegalArgumentException(f[0]);
        }
    }

    private void write(String record) throws IOException {
        append((crc(record) + " " + record + "\n").getBytes(StandardCharsets.US_ASCII));
        apply(record.split(" ", -1));
        records++;
    }

    private void append(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        file.force(false);
    }

    private static String crc(String record) {
        CRC32 crc = new CRC32();
        crc.update(record.getBytes(StandardCharsets.ISO_8859_1));
        return "%08x".formatted(crc.getValue());
    }

    String identity() {
        return identity;
    }

    long records() {
        return records;
    }

    /** False when the epoch is lower than one that was heard before. */
    boolean admits(String owner, long epoch) throws IOException {
        long highest = epochs.getOrDefault(owner, 0L);
        if (epoch > highest) {
            write("E " + owner + " " + epoch);
        }
        return epoch >= highest;
    }

    void begin(Begun begun) throws IOException {
        write(String.join(
                " ",
                "B",
                begun.requestId(),
                begun.clientId(),
                Long.toString(begun.magic()),
                Long.toString(begun.serverTime()),
                Long.toString(begun.expiresAt()),
                begun.action(),
                begun.symbol().isEmpty() ? "-" : begun.symbol().replace(' ', '_'),
                begun.reduceOnly() ? "1" : "0"));
    }

    void end(String requestId, Recorded result) throws IOException {
        write(String.join(
                " ",
                "R",
                requestId,
                Long.toString(result.retcode()),
                Long.toString(result.external()),
                Long.toString(result.order()),
                Long.toString(result.deal()),
                result.volume(),
                result.price(),
                Long.toString(result.serverTime())));
    }

    void absent(String requestId, long serverTime) throws IOException {
        write("A " + requestId + " " + serverTime);
    }

    Optional<Entry> request(String requestId) {
        return Optional.ofNullable(requests.get(requestId));
    }

    /** Requests of a client id, in the order in which they were begun. */
    List<Entry> ofClient(String clientId) {
        return requests.values().stream()
                .filter(entry -> !clientId.isEmpty() && entry.begun().clientId().equals(clientId))
                .toList();
    }

    List<Entry> requests() {
        return List.copyOf(requests.values());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
