package io.sluice.local.backtest;

import io.sluice.files.CandleSource;
import io.sluice.history.TimeRange;
import io.sluice.local.config.Configuration;
import io.sluice.local.plugin.PluginJar;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.gate.StrategyThresholds;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is backtested and how.
 *
 * @param configuration instruments, detectors, accounts and venue; it knows every instrument of the source
 * @param source where candles come from
 * @param range which of them
 * @param threads how many work at once
 * @param resumeAfter when halted accounts are resumed, after the halt; empty for never
 * @param thresholds what the strategy gate asks
 * @param labels how opportunities are labelled; empty when detectors are not judged
 * @param luck how often Monte-Carlo runs, with which seed; empty when it does not
 */
public record BacktestSettings(
        Configuration configuration,
        CandleSource source,
        TimeRange range,
        int threads,
        Optional<Duration> resumeAfter,
        StrategyThresholds thresholds,
        Optional<LabelRule> labels,
        Optional<Luck> luck) {

    /** The plug-ins whose detectors take part, by detector. */
    public Map<String, PluginJar> plugins(ReplaySettings replay) {
        Map<String, PluginJar> used = new TreeMap<>();
        replay.instruments().stream()
                .flatMap(instrument -> instrument.detectors().stream())
                .map(detector -> detector.settings().name())
                .forEach(name -> configuration.plugins().jarOf(name).ifPresent(jar -> used.put(name, jar)));
        return used;
    }

    /**
     * How luck is looked for.
     *
     * @param runs runs of each Monte-Carlo method
     * @param seed seed of both
     */
    public record Luck(int runs, long seed) {}
}
