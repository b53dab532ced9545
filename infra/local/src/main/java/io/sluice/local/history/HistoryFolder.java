package io.sluice.local.history;

import io.sluice.history.HistoryCache;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The cache that the configuration means. */
public final class HistoryFolder {
    private HistoryFolder() {}

    /** Opens it, or tells why it cannot be. The caller closes it. */
    public static HistoryCache open(SluiceCommand sluice) {
        Path folder = sluice.configuration().dataDir().resolve(HistoryCache.FOLDER);
        try {
            return HistoryCache.open(folder);
        } catch (IOException broken) {
            throw CommandFailed.because(broken.getMessage(), broken);
        }
    }

    /** When the configured instruments trade. */
    static Map<String, Session> sessions(Configuration configuration) {
        return configuration.instruments().stream()
                .collect(Collectors.toMap(InstrumentDefinition::id, InstrumentDefinition::session));
    }
}
