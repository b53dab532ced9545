package io.sluice.local.config;

import io.sluice.local.plugin.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration with other values in some places, each read and checked as if they stood in the file. */
public final class Variants {
    private final String source;
    private final Yaml.Mapping tree;
    private final boolean ownAccounts;
    private final Plugins plugins;

    private Variants(String source, Yaml.Mapping tree, boolean ownAccounts, Plugins plugins) {
        this.source = source;
        this.tree = tree;
        this.ownAccounts = ownAccounts;
        this.plugins = plugins;
    }

    /**
     * Of the configuration that {@link ConfigurationFile#load} gives for the same arguments.
     *
     * @param plugins those that were loaded then
     */
    public static Variants of(
            Optional<Path> file,
            ConfigurationFile.Overrides overrides,
            Map<String, String> environment,
            Plugins plugins) {
        Problems problems = new Problems();
        ConfigurationFile.Written written = ConfigurationFile.written(file, overrides, environment, problems);
        return new Variants("the command line", written.tree(), written.ownAccounts(), plugins);
    }

    /**
     * Looks at every value of every place by itself.
     *
     * @param strategy values to be tried by place, of what describes the strategy
     * @param any the same, where what describes the market may be varied too
     * @throws ConfigurationException with everything that is wrong: places that do not exist or cannot be varied, values that
     *     cannot be
     */
    public void refuseImpossible(Map<String, List<String>> strategy, Map<String, List<String>> any) {
        Problems problems = new Problems();
        strategy.forEach((path, values) -> refuseImpossible(path, values, false, problems));
        any.forEach((path, values) -> refuseImpossible(path, values, true, problems));
        problems.refuseAny(source);
    }

    private void refuseImpossible(String path, List<String> values, boolean market, Problems problems) {
        Optional<String> never = whyNever(SearchedPath.of(path), market);
        if (never.isPresent()) {
            problems.add(path, 0, never.get());
        } else {
            refuseImpossible(path, values, problems);
        }
    }

    private void refuseImpossible(String path, List<String> values, Problems problems) {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        for (String value : values) {
            for (String message : whyNot(path, value)) {
                refused.computeIfAbsent(message, each -> new ArrayList<>()).add(value);
            }
        }
        refused.forEach((message, of) -> problems.add(path + "=" + String.join(",", of), 0, message));
    }

    private static Optional<String> whyNever(SearchedPath path, boolean market) {
        if (SearchedPath.MARKET.contains(path.root()) && !market) {
            return Optional.of("describes the market and cannot be chosen; --sensitivity tells what it would change");
        }
        boolean varies = SearchedPath.STRATEGY.contains(path.root()) || SearchedPath.MARKET.contains(path.root());
        if (!varies) {
            return Optional.of(
                    ConfigurationFile.ROOT.names().contains(path.root())
                            ? "changes nothing of what a backtest decides"
                            : NearestName.unknown(path.root(), ConfigurationFile.ROOT.names()));
        }
        return path.isIdentity()
                ? Optional.of("says what something is, not how it is set, and cannot be varied")
                : Optional.empty();
    }

    private List<String> whyNot(String path, String value) {
        try {
            with(Map.of(path, value));
            return List.of();
        } catch (ConfigurationException refused) {
            return refused.problems().stream().map(Problem::message).distinct().toList();
        }
    }

    /**
     * The configuration with all of these values.
     *
     * @param values by place
     * @throws ConfigurationException when it is refused
     */
    public ConfigurationFile with(Map<String, String> values) {
        Problems problems = new Problems();
        Yaml.Mapping varied = tree;
        for (Map.Entry<String, String> each : values.entrySet()) {
            try {
                varied = SearchedPath.of(each.getKey()).in(varied, each.getValue());
            } catch (IllegalArgumentException refused) {
                problems.add(each.getKey(), 0, refused.getMessage());
            }
        }
        problems.refuseAny(source);
        return ConfigurationFile.of(varied, ownAccounts, source, problems, Optional.of(plugins));
    }
}
