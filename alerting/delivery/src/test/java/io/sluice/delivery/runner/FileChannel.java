package io.sluice.delivery.runner;

import io.sluice.delivery.Channel;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;

/** A channel whose other side is a file, which outlives the process: what has arrived is what stands there. */
final class FileChannel implements Channel {
    private final String name;
    private final Path file;
    private final Predicate<Attempt> up;
    private final Runnable afterArrival;

    FileChannel(String name, Path file, Predicate<Attempt> up, Runnable afterArrival) {
        this.name = name;
        this.file = file;
        this.up = up;
        this.afterArrival = afterArrival;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome send(Attempt attempt) {
        if (!up.test(attempt)) {
            return Outcome.unsent("down");
        }
        try {
            String line = attempt.alert().getCauseId() + (attempt.mayRepeat() ? " again" : "") + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        afterArrival.run();
        return new Outcome.Delivered("written");
    }

    static List<String> arrived(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
