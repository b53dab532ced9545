package io.sluice.local.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of walking forward and of sensitivity. */
public final class WalkOptions {
    @Option(
            names = "--walk-forward",
            description = "Judges the windows that follow training windows, all of them together.")
    private boolean walkForward;

    @Option(names = "--train", paramLabel = "TIME", description = "Length of a training window. Default: 4w.")
    private String train;

    @Option(names = "--test", paramLabel = "TIME", description = "Length of the test after it. Default: 1w.")
    private String test;

    @Option(names = "--anchored", description = "All training begins where the range begins.")
    private boolean anchored;

    @Option(
            names = "--split",
            paramLabel = "A/B",
            description = "One window in place of rolling ones: 80/20 trains on four fifths.")
    private String split;

    @Option(names = "--purge", paramLabel = "TIME", description = "Left out at the end of training. Default: nothing.")
    private String purge;

    @Option(
            names = "--embargo",
            paramLabel = "TIME",
            description = "Left out at the beginning of a test. Default: nothing.")
    private String embargo;

    @Option(
            names = "--optimise",
            paramLabel = "PATH=VALUES",
            description = "Chooses in each training window: detectors.breakout.window=10..40:10 or"
                    + " accounts.*.risk.stopAtr=1,1.5,2. May be repeated: all combinations are tried.")
    private List<String> optimise = List.of();

    @Option(
            names = "--search",
            paramLabel = "HOW",
            description = "grid: all combinations; random: --trials of them, drawn with --seed. Default: grid.")
    private String search;

    @Option(names = "--trials", paramLabel = "N", description = "Combinations that --search random draws.")
    private Integer trials;

    @Option(
            names = "--objective",
            paramLabel = "FIGURE",
            description = "What is made large: sharpe, sortino, profitFactor, netProfit or calmar. Default: sharpe.")
    private String objective;

    @Option(
            names = "--sensitivity",
            paramLabel = "PATH=VALUES",
            description =
                    "Tells how the result moves with one or, repeated, two parameters around the configured values.")
    private List<String> sensitivity = List.of();

    public boolean walksForward() {
        return walkForward;
    }

    public boolean asksForSensitivity() {
        return !sensitivity.isEmpty();
    }

    /** What stands on the command line of this, by the option's name; options that are not there are left out. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "--train", train);
        put(given, "--test", test);
        put(given, "--anchored", anchored ? "" : null);
        put(given, "--split", split);
        put(given, "--purge", purge);
        put(given, "--embargo", embargo);
        put(given, "--optimise", optimise.isEmpty() ? null : optimise.getFirst());
        put(given, "--search", search);
        put(given, "--trials", trials == null ? null : trials.toString());
        put(given, "--objective", objective);
        return given;
    }

    private static void put(Map<String, String> given, String option, String value) {
        if (value != null) {
            given.put(option, value);
        }
    }

    List<String> optimise() {
        return new ArrayList<>(optimise);
    }

    List<String> sensitivity() {
        return new ArrayList<>(sensitivity);
    }
}
