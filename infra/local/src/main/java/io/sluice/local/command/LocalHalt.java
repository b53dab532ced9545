package io.sluice.local.command;

import io.sluice.local.config.Configuration;
import io.sluice.local.live.HaltFolder;
import java.nio.file.Path;
import java.util.List;

/** A halt that needs nothing but this machine, given and taken away. */
final class LocalHalt {
    private final SluiceCommand sluice;
    private final Path dataDir;
    private final String account;

    private LocalHalt(SluiceCommand sluice, Path dataDir, String account) {
        this.sluice = sluice;
        this.dataDir = dataDir;
        this.account = account;
    }

    /** @throws CommandFailed when no such account is at a real venue: nobody would look for its file */
    static LocalHalt of(SluiceCommand sluice, String account) {
        Configuration configuration = sluice.configuration();
        List<String> real = configuration.realAccounts();
        if (!real.contains(account)) {
            throw CommandFailed.wrongUsage("No account " + account + " is at a real venue in this configuration"
                    + (real.isEmpty() ? "" : "; those are " + String.join(", ", real))
                    + ". Name the configuration that runs with --config.");
        }
        return new LocalHalt(sluice, configuration.dataDir(), account);
    }

    void latch(String why) {
        HaltFolder.latch(dataDir).halt(account, why);
        sluice.terminal()
                .print("%s is halted on this machine by %s: nothing that opens a position leaves until 'resume --local'"
                        .formatted(account, HaltFolder.file(dataDir, account)));
    }

    void release() {
        HaltFolder.latch(dataDir).release(account);
        sluice.terminal().print("%s is not halted on this machine any more".formatted(account));
    }
}
