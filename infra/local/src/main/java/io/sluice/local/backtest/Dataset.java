package io.sluice.local.backtest;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.plugin.PluginJar;
import io.sluice.replay.ReplaySettings;
import io.sluice.schemas.id.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One id of all that a replay's outcome depends on (B-DATASET): every candle that was read, the settings of instruments,
 * accounts and venue, the version of the code, and the bytes of each plug-in whose detector is switched on. Where files
 * lie, in which format and how they are cut does not count.
 */
public final class Dataset {
    private Dataset() {}

    /**
     * @param fingerprints of the candles read, by instrument
     * @param plugins those in use, by detector
     */
    public static String id(
            ReplaySettings settings,
            Map<String, String> fingerprints,
            Map<String, PluginJar> plugins,
            String codeVersion) {
        List<String> parts = new ArrayList<>(List.of(codeVersion));
        for (InstrumentSettings instrument : settings.instruments()) {
            parts.add(instrument.canonicalText());
            parts.add(fingerprints.get(instrument.instrument().id()));
        }
        for (AccountSettings account : settings.accounts()) {
            parts.add(account.configHash(settings.definitions()));
        }
        parts.add(settings.paper().toString());
        parts.add(settings.resumeAfter().toString());
        new TreeMap<>(plugins).forEach((detector, jar) -> parts.add(jar.identity(detector)));
        return Ids.of("dataset", parts.toArray(String[]::new));
    }
}
