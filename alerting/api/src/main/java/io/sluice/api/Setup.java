package io.sluice.api;

import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is served, as it was configured.
 *
 * @param namespace prefix of its topics
 * @param mode {@code paper}, {@code testnet} or {@code live}
 * @param version of this software
 * @param timeframes of which there are candles, shortest first
 * @param instruments every instrument that is known
 * @param traders ids of the accounts that trade an instrument, by the instrument's id
 * @param accounts ids of all accounts
 * @param stages how the parts of the pipeline are, asked for each time
 */
public record Setup(
        Namespace namespace,
        String mode,
        String version,
        List<Timeframe> timeframes,
        List<InstrumentDefinition> instruments,
        Map<String, List<String>> traders,
        List<String> accounts,
        Supplier<List<Stage>> stages) {
    public Setup {
        timeframes = List.copyOf(timeframes);
        instruments = List.copyOf(instruments);
        traders = Map.copyOf(traders);
        accounts = List.copyOf(accounts);
    }

    /**
     * One part of the pipeline.
     *
     * @param name for example {@code account}
     * @param state for example {@code RUNNING}
     * @param healthy whether it is at work
     * @param lag records it has yet to read; -1 where that is not known
     */
    public record Stage(String name, String state, boolean healthy, long lag) {}
}
