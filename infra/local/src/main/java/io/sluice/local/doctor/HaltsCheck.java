package io.sluice.local.doctor;

import io.sluice.connector.runner.HaltLatch;
import io.sluice.local.live.HaltFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which accounts at real venues are halted on this machine, why, and how that is lifted. */
public final class HaltsCheck implements Check {
    private final Path dataDir;
    private final List<String> accounts;

    /** @param accounts those at real venues: nobody looks for the latches of others */
    public HaltsCheck(Path dataDir, List<String> accounts) {
        this.dataDir = dataDir;
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public String name() {
        return "halts";
    }

    @Override
    public List<Finding> look() {
        Path folder = HaltFolder.in(dataDir);
        if (Files.notExists(folder)) {
            return Finding.ok(name(), "no account is halted on this machine: nothing has run here yet");
        }
        if (!Files.isDirectory(folder)) {
            return Finding.problem(
                    name(),
                    folder + " cannot be looked into, which halts every account",
                    "Make it a folder that can be read; './sluice up' makes it where there is none.");
        }
        HaltLatch latch = new HaltLatch(folder);
        List<Finding> halted =
                accounts.stream().filter(latch::isHalted).flatMap(this::halted).toList();
        return halted.isEmpty() ? Finding.ok(name(), "no account is halted on this machine") : halted;
    }

    private Stream<Finding> halted(String account) {
        Path file = HaltFolder.file(dataDir, account);
        return Finding.problem(
                name(),
                "%s is halted on this machine: %s".formatted(account, why(file)),
                "When it may trade again: ./sluice resume --local --account %s --reason TEXT".formatted(account))
                .stream();
    }

    private static String why(Path file) {
        try {
            return "%s (since %s, %s)".formatted(Files.readString(file).strip(), Files.getLastModifiedTime(file), file);
        } catch (IOException unreadable) {
            return "no reason can be read (%s)".formatted(file);
        }
    }
}
