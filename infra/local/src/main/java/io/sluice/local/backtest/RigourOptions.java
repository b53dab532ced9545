package io.sluice.local.backtest;

import io.sluice.local.command.CommandFailed;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked of a backtest beyond its figures. */
final class RigourOptions {
    private static final int TRADE_RUNS = 1_000;

    @Option(
            names = "--rigour",
            description = "Also asks how much of the result may be luck, look-ahead or the beginning of history.")
    private boolean rigour;

    @Option(
            names = "--monte-carlo",
            defaultValue = "50",
            paramLabel = "N",
            description =
                    "With --rigour: how many resampled markets are played, each as long as the backtest. Default: 50.")
    private int markets;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "Seed of everything random: --rigour, --search. The same seed gives the same figures. Default: 1.")
    private long seed;

    long seed() {
        return seed;
    }

    /** Empty when it is not asked for. */
    Optional<BacktestSettings.Luck> luck() {
        if (markets < 1) {
            throw CommandFailed.wrongUsage("--monte-carlo must be at least 1, not " + markets);
        }
        return rigour ? Optional.of(new BacktestSettings.Luck(TRADE_RUNS, markets, seed)) : Optional.empty();
    }
}
