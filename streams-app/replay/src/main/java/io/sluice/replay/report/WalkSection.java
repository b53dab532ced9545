package io.sluice.replay.report;

import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Trial;
import io.sluice.replay.walk.WindowResult;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Windows, what was chosen in each, and the rules by which they were cut. */
record WalkSection(Html html) {

    void write(WalkResult result) throws IOException {
        html.element("h2", "How it was walked").list(rules(result));
        windows(result);
        if (!result.facts().trials().isEmpty()) {
            trials(result);
        }
    }

    private static List<String> rules(WalkResult result) {
        WalkFacts facts = result.facts();
        List<String> rules = new ArrayList<>();
        rules.add(facts.windows() + ": " + result.walk().windows().size()
                + " windows. Left out at the end of training (purge): " + Shown.duration(facts.purge())
                + "; at the beginning of a test (embargo): " + Shown.duration(facts.embargo()) + ".");
        rules.add(search(facts));
        rules.add("Walk-forward efficiency, return a year out of sample ÷ in sample: "
                + Shown.percent(result.walk().efficiency()) + " (a dash where training earned nothing).");
        rules.add("Warm-up: instruments fold every candle of the range from its beginning; before its window an account"
                + " hears nothing and trades nothing.");
        rules.add("A position that is open when training ends is purged: it is in no figure of trades. One that is open"
                + " when a test ends is closed at the last close, at the venue's costs. So ended "
                + Shown.count(result.walk().windows().stream()
                        .mapToInt(window -> window.ending().flattened())
                        .sum())
                + " trades.");
        rules.add(
                "Each test begins flat, with its breaker closed and the money that the test before has left. Tests that"
                        + " ended halted: "
                        + Shown.count(result.walk().windows().stream()
                                .filter(window -> window.ending().halted())
                                .count())
                        + ".");
        return rules;
    }

    private static String search(WalkFacts facts) {
        if (facts.trials().isEmpty()) {
            return "Nothing was searched: the configured values trade every window.";
        }
        String impossible = facts.impossible() == 0
                ? ""
                : " " + Shown.count(facts.impossible()) + " that the configuration refuses were left out.";
        return "Search: " + facts.search() + ", " + Shown.count(facts.trials().size()) + " trials of "
                + Shown.count(facts.combinations()) + " combinations, seed " + facts.seed() + "." + impossible
                + " Tried: "
                + facts.parameters().stream()
                        .map(parameter -> parameter.path() + " " + String.join(", ", parameter.values()))
                        .collect(Collectors.joining("; "))
                + ". Chosen is the highest " + facts.objective().title()
                + " in training, of equals the first in grid order; where no trial has one, the configured values trade.";
    }

    private void windows(WalkResult result) throws IOException {
        Objective objective = result.facts().objective();
        List<String> heads = new ArrayList<>(List.of("Window", "Training", "Test"));
        heads.addAll(titles(result.facts().parameters()));
        heads.addAll(List.of("In: " + objective.title(), "In: return", "In: trades"));
        heads.addAll(List.of("Out: " + objective.title(), "Out: return", "Out: drawdown", "Out: trades"));
        heads.addAll(List.of("Efficiency", "Ended"));
        html.element("h2", "Windows").table(heads);
        for (WindowResult window : result.walk().windows()) {
            window(window, result.facts());
        }
        html.endTable();
    }

    private void window(WindowResult window, WalkFacts facts) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(stretch(window.window().trainFrom(), window.window().trainTo()));
        cells.add(stretch(window.window().testFrom(), window.window().testTo()));
        for (int i = 0; i < facts.parameters().size(); i++) {
            cells.add(window.chosen() ? window.traded().values().get(i) : "configured");
        }
        inSample(cells, window.inSample(), facts.objective());
        outOfSample(cells, window.outOfSample(), facts.objective());
        cells.add(Shown.percent(window.efficiency()));
        cells.add(ending(window));
        html.row(Integer.toString(window.number()), cells);
    }

    /** Midnight goes without saying. */
    private static String stretch(Instant from, Instant to) {
        return (Shown.minute(from) + " to " + Shown.minute(to)).replace(" 00:00", "");
    }

    /** The last name of each path, or the whole path where two have the same. */
    private static List<String> titles(List<Parameter> parameters) {
        List<String> names = parameters.stream()
                .map(parameter -> parameter.path().substring(parameter.path().lastIndexOf('.') + 1))
                .toList();
        return names.stream().distinct().count() == names.size()
                ? names
                : parameters.stream().map(Parameter::path).toList();
    }

    private static void inSample(List<String> cells, @Nullable Figures figures, Objective objective) {
        cells.add(objective(figures, objective));
        cells.add(figures == null ? Shown.UNDEFINED : Shown.percent(figures.totalReturn()));
        cells.add(figures == null ? Shown.UNDEFINED : Shown.count(figures.trades()));
    }

    private static void outOfSample(List<String> cells, @Nullable Figures figures, Objective objective) {
        cells.add(objective(figures, objective));
        cells.add(figures == null ? Shown.UNDEFINED : Shown.percent(figures.totalReturn()));
        cells.add(figures == null ? Shown.UNDEFINED : Shown.percent(figures.maxDrawdown()));
        cells.add(figures == null ? Shown.UNDEFINED : Shown.count(figures.trades()));
    }

    static String objective(@Nullable Figures figures, Objective objective) {
        return Shown.ratio(figures == null ? OptionalDouble.empty() : objective.of(figures));
    }

    private static String ending(WindowResult window) {
        if (window.outOfSample() == null) {
            return window.money().value().signum() > 0 ? "no candle" : "no money";
        }
        if (window.ending().held()) {
            return "not closed";
        }
        if (window.ending().halted()) {
            return "halted";
        }
        return window.ending().flattened() > 0 ? "closed " + window.ending().flattened() : "flat";
    }

    private void trials(WalkResult result) throws IOException {
        WalkFacts facts = result.facts();
        html.raw("<details><summary>Trials</summary>\n");
        List<String> heads = new ArrayList<>(List.of("Trial"));
        heads.addAll(titles(facts.parameters()));
        heads.addAll(List.of("Chosen", "In: mean " + facts.objective().title(), "In: windows with one"));
        html.table(heads);
        for (int i = 0; i < facts.trials().size(); i++) {
            trial(result, i);
        }
        html.endTable().raw("</details>\n");
    }

    private void trial(WalkResult result, int place) throws IOException {
        Trial trial = result.facts().trials().get(place);
        List<WindowResult> windows = result.walk().windows();
        double[] objectives = windows.stream()
                .map(window -> window.trials().get(place))
                .flatMapToDouble(figures ->
                        figures == null ? DoubleStream.empty() : result.facts().objective().of(figures).stream())
                .toArray();
        List<String> cells = new ArrayList<>(trial.values());
        cells.add(Shown.count(windows.stream()
                .filter(window -> window.chosen() && window.traded().number() == trial.number())
                .count()));
        cells.add(Shown.ratio(Arrays.stream(objectives).average()));
        cells.add(Shown.count(objectives.length));
        html.row(Integer.toString(trial.number()), cells);
    }
}
