package io.sluice.local.backtest;

import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.scrutiny.Scrutiny;
import io.sluice.replay.warmup.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What rigour found, in a few lines for the terminal. */
final class ScrutinyText {
    private ScrutinyText() {}

    static List<String> of(Scrutiny scrutiny, String currency) {
        List<String> lines = new ArrayList<>();
        ResampledMarkets markets = scrutiny.markets();
        lines.add(String.format(
                Locale.ROOT,
                "  %,d resampled markets: net profit 5 %% %,.2f, 50 %% %,.2f, 95 %% %,.2f %s; max drawdown 95 %% %.1f %%;"
                        + " as good a profit as the real one with probability %.2f",
                markets.runs(),
                markets.netProfit().p05(),
                markets.netProfit().p50(),
                markets.netProfit().p95(),
                currency,
                100 * markets.maxDrawdown().p95(),
                markets.asGoodProfit()));
        lines.add(String.format(
                Locale.ROOT,
                "  Look-ahead: %s, %,d signals, decisions and orders compared at %d moments",
                scrutiny.lookAhead().first() == null ? "none found" : "found",
                scrutiny.lookAhead().compared(),
                scrutiny.lookAhead().moments()));
        if (scrutiny.lookAhead().first() != null) {
            lines.add("    " + scrutiny.lookAhead().first().sentence());
        }
        scrutiny.warmUps().forEach(warmUp -> lines.add("  Warm-up of " + warmUp.title() + ": " + sentence(warmUp)));
        return lines;
    }

    private static String sentence(WarmUp warmUp) {
        if (warmUp.levels().isEmpty()) {
            return "the history is too short to tell";
        }
        WarmUp.Level stated = warmUp.levels().getFirst();
        WarmUp.Level longest = warmUp.levels().getLast();
        if (longest.signals() == 0) {
            return "no signal to compare";
        }
        String asConfigured = String.format(
                Locale.ROOT,
                "after the configured %d candles %d of %d signals differ",
                stated.candles(),
                stated.differing(),
                stated.signals());
        if (warmUp.enough().isPresent()) {
            int enough = warmUp.enough().getAsInt();
            return asConfigured + (enough == stated.candles() ? ": enough" : "; none from " + enough + " on");
        }
        return asConfigured + ", after " + longest.candles() + " still " + longest.differing();
    }
}
