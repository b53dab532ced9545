package io.sluice.replay.report;

import io.sluice.replay.lookahead.LookAhead;
import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.rigour.MonteCarlo;
import io.sluice.replay.rigour.Quantiles;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.scrutiny.Scrutiny;
import io.sluice.replay.warmup.WarmUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much of a result may be luck, look-ahead or the beginning of history. */
record RigourSection(Html html) {
    private static final List<String> QUANTILES = List.of("5 %", "25 %", "50 %", "75 %", "95 %");

    void write(Rigour rigour, @Nullable Scrutiny scrutiny) throws IOException {
        html.element("h2", "How much may be luck").table(List.of("Figure", "Value"));
        html.row("Probabilistic Sharpe ratio, above 0", List.of(Shown.percent(rigour.probabilisticSharpe())));
        html.row(
                "Deflated Sharpe ratio, " + rigour.trials() + " trials",
                List.of(Shown.percent(rigour.deflatedSharpe())));
        html.row("Days needed to be 95 % sure", List.of(Shown.ratio(rigour.minimumDays())));
        html.endTable();
        html.table(heads("Monte-Carlo over trades"));
        for (MonteCarlo runs : rigour.monteCarlo()) {
            String name = runs.method() + ", " + Shown.count(runs.runs()) + " runs, seed " + runs.seed() + ": ";
            html.row(name + "max drawdown", fractions(runs.maxDrawdown()));
            html.row(name + "last equity", amounts(runs.finalEquity()));
        }
        html.endTable();
        if (scrutiny != null) {
            markets(scrutiny.markets());
            lookAhead(scrutiny.lookAhead());
            warmUps(scrutiny.warmUps());
        }
    }

    private void markets(ResampledMarkets markets) throws IOException {
        html.element("h2", "In other markets");
        html.element(
                "p",
                "Monte-Carlo over candles: " + Shown.count(markets.runs()) + " markets put together of blocks of "
                        + Shown.count(Math.round(markets.meanBlock())) + " candles on average, seed " + markets.seed()
                        + ", played through the same folds. Beside the quantiles: how likely a result at least as good as"
                        + " the real one is there.");
        List<String> heads = new ArrayList<>(heads("Figure"));
        heads.add("As good as real");
        html.table(heads);
        html.row("Net profit", with(amounts(markets.netProfit()), OptionalDouble.of(markets.asGoodProfit())));
        html.row("Max drawdown", with(fractions(markets.maxDrawdown()), OptionalDouble.of(markets.asGoodDrawdown())));
        Quantiles sharpe = markets.sharpe();
        if (sharpe != null) {
            html.row("Sharpe", with(ratios(sharpe), markets.asGoodSharpe()));
        }
        html.endTable();
    }

    private void lookAhead(LookAhead lookAhead) throws IOException {
        html.element("h2", "Look-ahead");
        html.element(
                "p",
                "At " + Shown.count(lookAhead.moments()) + " moments (seed " + lookAhead.seed()
                        + ") the future was taken away, and then turned round. "
                        + Shown.count(lookAhead.compared())
                        + " signals, decisions and orders from before were compared with those of the whole run. Moments at"
                        + " which one was not the same: " + Shown.count(lookAhead.dependent()) + ".");
        if (lookAhead.first() != null) {
            html.element("p", "incomplete", "The first: " + lookAhead.first().sentence() + ".");
        }
    }

    private void warmUps(List<WarmUp> warmUps) throws IOException {
        html.element("h2", "Warm-up");
        html.element(
                "p",
                "How many signals differ from those after the whole past when history begins only so many candles before:"
                        + " they are missing, new, or a figure in them is off by more than 1 %.");
        html.table(List.of("Detector", "Candles", "Signals", "Differ", "Part", "Largest deviation", "Enough from"));
        for (WarmUp warmUp : warmUps) {
            String enough =
                    warmUp.enough().isPresent() ? Shown.count(warmUp.enough().getAsInt()) : Shown.UNDEFINED;
            for (WarmUp.Level level : warmUp.levels()) {
                String times = level.multiple() == 1 ? ", as configured" : ", " + level.multiple() + " times that";
                html.row(
                        warmUp.title() + times,
                        List.of(
                                Shown.count(level.candles()),
                                Shown.count(level.signals()),
                                Shown.count(level.differing()),
                                Shown.percent(level.share()),
                                Shown.percent(level.deviation()),
                                enough));
            }
        }
        html.endTable();
    }

    private static List<String> heads(String first) {
        return Stream.concat(Stream.of(first), QUANTILES.stream()).toList();
    }

    private static List<String> with(List<String> quantiles, OptionalDouble asGood) {
        return Stream.concat(quantiles.stream(), Stream.of(Shown.percent(asGood)))
                .toList();
    }

    private static List<String> fractions(Quantiles quantiles) {
        return shown(quantiles, Shown::percent);
    }

    private static List<String> amounts(Quantiles quantiles) {
        return shown(quantiles, Shown::money);
    }

    private static List<String> ratios(Quantiles quantiles) {
        return shown(quantiles, Shown::ratio);
    }

    private static List<String> shown(Quantiles quantiles, DoubleFunction<String> text) {
        return DoubleStream.of(quantiles.p05(), quantiles.p25(), quantiles.p50(), quantiles.p75(), quantiles.p95())
                .mapToObj(text)
                .toList();
    }
}
