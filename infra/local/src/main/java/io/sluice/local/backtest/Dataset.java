package io.sluice.local.backtest;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.replay.ReplaySettings;
import io.sluice.schemas.id.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One id of all that a replay's outcome depends on (B-DATASET): every candle that was read, the settings of instruments,
 * accounts and venue, and the version of the code. Where files lie, in which format and how they are cut does not count.
 */
final class Dataset {
    private Dataset() {}

    /** @param fingerprints of the candles read, by instrument */
    static String id(ReplaySettings settings, Map<String, String> fingerprints, String codeVersion) {
        List<String> parts = new ArrayList<>(List.of(codeVersion));
        for (InstrumentSettings instrument : settings.instruments()) {
            parts.add(instrument.toString());
            parts.add(fingerprints.get(instrument.instrument().id()));
        }
        for (AccountSettings account : settings.accounts()) {
            parts.add(account.configHash(settings.definitions()));
        }
        parts.add(settings.paper().toString());
        parts.add(settings.resumeAfter().toString());
        return Ids.of("dataset", parts.toArray(String[]::new));
    }
}
