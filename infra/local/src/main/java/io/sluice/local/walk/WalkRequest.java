package io.sluice.local.walk;

import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.DurationText;
import io.sluice.replay.rigour.WalkForward;
import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.SearchSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the options ask for, checked.
 *
 * @param rule how the range is cut
 * @param seams what is left out between training and test
 * @param searched what is optimised; of no parameter when nothing is
 * @param draws how many combinations are drawn; empty for all of them
 * @param objective what is made large
 * @param around what sensitivity is asked of; of no parameter when it is not
 */
record WalkRequest(
        WindowRule rule,
        WalkForward seams,
        SearchSpace searched,
        OptionalInt draws,
        Objective objective,
        SearchSpace around) {
    private static final Pattern SPLIT = Pattern.compile("([1-9][0-9])/([1-9][0-9])");
    private static final SearchSpace NOTHING = new SearchSpace(List.of());
    private static final int MOST_TRIALS = 10_000;
    private static final int MOST_AROUND = 2;

    /** @throws CommandFailed with everything that is wrong */
    static WalkRequest of(WalkOptions options) {
        return new Reading(options).request();
    }

    /** What is tried, by place. */
    static Map<String, List<String>> values(SearchSpace space) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        space.parameters().forEach(parameter -> values.put(parameter.path(), parameter.values()));
        return values;
    }

    /** Reads the options one by one and collects what is wrong with them. */
    private static final class Reading {
        private final WalkOptions options;
        private final Map<String, String> given;
        /** An option may be read twice, to be compared with others; what is wrong with it is told once. */
        private final Set<String> problems = new LinkedHashSet<>();

        Reading(WalkOptions options) {
            this.options = options;
            this.given = options.given();
        }

        WalkRequest request() {
            refuseWithoutWalk();
            WindowRule rule = given.containsKey("--split") ? split() : windows();
            WalkForward seams = new WalkForward(time("--purge", Duration.ZERO), time("--embargo", Duration.ZERO));
            SearchSpace searched = space("--optimise", options.optimise());
            OptionalInt draws = draws(searched);
            SearchSpace around = space("--sensitivity", options.sensitivity());
            if (around.parameters().size() > MOST_AROUND) {
                problems.add("--sensitivity takes one or two parameters, not "
                        + around.parameters().size());
            }
            refuseMany("--sensitivity", options.sensitivity().isEmpty() ? 1 : around.size());
            WalkRequest request = new WalkRequest(rule, seams, searched, draws, objective(), around);
            if (!problems.isEmpty()) {
                throw CommandFailed.wrongUsage(String.join("\n", problems));
            }
            return request;
        }

        private void refuseWithoutWalk() {
            if (!options.walksForward()) {
                given.keySet().stream()
                        .filter(option -> !option.equals("--objective") || !options.asksForSensitivity())
                        .forEach(option -> problems.add(option + " needs --walk-forward"));
            }
        }

        private WindowRule windows() {
            Duration train = time("--train", WalkForward.FOUR_WEEKS);
            Duration test = time("--test", WalkForward.ONE_WEEK);
            longer("--train", train, "--purge");
            longer("--test", test, "--embargo");
            return given.containsKey("--anchored")
                    ? new WindowRule.Anchored(train, test)
                    : new WindowRule.Rolling(train, test);
        }

        private void longer(String option, Duration length, String lessOption) {
            Duration less = time(lessOption, Duration.ZERO);
            if (length.compareTo(less) <= 0) {
                problems.add(option + " of " + DurationText.of(length) + " leaves nothing after " + lessOption + " of "
                        + DurationText.of(less));
            }
        }

        private WindowRule split() {
            for (String other : List.of("--train", "--test", "--anchored")) {
                if (given.containsKey(other)) {
                    problems.add("--split is one window and goes without " + other);
                }
            }
            Matcher parts = SPLIT.matcher(given.get("--split"));
            boolean whole =
                    parts.matches() && Integer.parseInt(parts.group(1)) + Integer.parseInt(parts.group(2)) == 100;
            if (!whole) {
                problems.add("--split: '" + given.get("--split") + "' is not two parts of a hundred, such as 80/20");
            }
            return new WindowRule.Split(whole ? Integer.parseInt(parts.group(1)) : 80);
        }

        private Duration time(String option, Duration otherwise) {
            String text = given.get(option);
            return text == null ? otherwise : read(option, () -> DurationText.parse(text), otherwise);
        }

        private Objective objective() {
            String text = given.getOrDefault("--objective", Objective.SHARPE.title());
            return Objective.named(text).orElseGet(() -> {
                problems.add("--objective: '" + text + "' is not one of " + Objective.titles());
                return Objective.SHARPE;
            });
        }

        private SearchSpace space(String option, List<String> texts) {
            List<Parameter> parameters = new ArrayList<>();
            Set<String> paths = new HashSet<>();
            for (String text : texts) {
                Parameter parameter = read(option, () -> ParameterText.parse(text), null);
                if (parameter != null && paths.add(parameter.path())) {
                    parameters.add(parameter);
                } else if (parameter != null) {
                    problems.add(option + ": " + parameter.path() + " is there twice");
                }
            }
            return read(option, () -> new SearchSpace(parameters), NOTHING);
        }

        private OptionalInt draws(SearchSpace space) {
            String search = given.getOrDefault("--search", "grid");
            boolean random = search.equals("random");
            if (!random && !search.equals("grid")) {
                problems.add("--search: '" + search + "' is not grid or random");
            }
            if (given.containsKey("--search") && !given.containsKey("--optimise")) {
                problems.add("--search needs --optimise");
            }
            if (random != given.containsKey("--trials")) {
                problems.add(random ? "--search random needs --trials" : "--trials needs --search random");
            }
            int trials = read("--trials", () -> Integer.valueOf(given.getOrDefault("--trials", "1")), 1);
            if (trials < 1) {
                problems.add("--trials must be at least 1, not " + trials);
            }
            refuseMany("--optimise", random ? Math.min(trials, space.size()) : space.size());
            return random && trials >= 1 ? OptionalInt.of(trials) : OptionalInt.empty();
        }

        private void refuseMany(String option, int trials) {
            if (trials > MOST_TRIALS) {
                problems.add(option + ": " + trials + " trials are more than " + MOST_TRIALS
                        + "; take coarser steps, or --search random --trials N");
            }
        }

        private <T> T read(String option, Supplier<T> reading, T otherwise) {
            try {
                return reading.get();
            } catch (IllegalArgumentException wrong) {
                problems.add(option + ": " + wrong.getMessage());
                return otherwise;
            }
        }
    }
}
