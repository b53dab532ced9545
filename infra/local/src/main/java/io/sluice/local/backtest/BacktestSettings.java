package io.sluice.local.backtest;

import io.sluice.files.CandleSource;
import io.sluice.history.TimeRange;
import io.sluice.local.config.Configuration;
import io.sluice.local.plugin.PluginJar;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.gate.StrategyThresholds;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
 * @param luck what rigour asks; empty when it is not asked for
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
        return configuration.plugins().usedBy(replay.instruments());
    }

    /**
     * How luck is looked for.
     *
     * @param runs runs of each Monte-Carlo method over trades
     * @param markets resampled markets that are played
     * @param seed seed of all
     */
    public record Luck(int runs, int markets, long seed) {
        /**
         * What people are told before it begins.
         *
         * @param candles of the backtest, and of each market
         */
        String announcement(long candles) {
            return String.format(
                    Locale.ROOT,
                    "Rigour: folding parts of the history again, and %,d resampled markets of %,d candles",
                    markets,
                    candles);
        }
    }
}
