package io.sluice.local.up;

import io.sluice.local.command.CommandFailed;
import io.sluice.local.config.Configuration;
import io.sluice.topologies.admin.TopicDifference;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps played history and a real market apart. Accounts and positions of the one lived in other years, and no venue knows of
 * them. A namespace bears the mark of what it was made for: only one of played history keeps everything for ever.
 */
final class PastAndPresent {
    private static final String FOR_EVER = "-1";

    private PastAndPresent() {}

    /**
     * To be asked before anything reads or writes the topics.
     *
     * @param differences of topics that were there already
     * @throws CommandFailed when the namespace was made for the other
     */
    static void keepApart(Configuration configuration, List<TopicDifference> differences) {
        boolean real = configuration.venues().isReal();
        Predicate<TopicDifference> madeForOther = real
                ? difference -> difference.found().equals(FOR_EVER)
                : difference -> difference.wanted().equals(FOR_EVER);
        // Whoever runs a cluster of their own decides what it keeps; then retention tells nothing.
        boolean mixed = configuration.kafka().embedded()
                && differences.stream()
                        .filter(difference -> difference.setting().equals("retention.ms"))
                        .anyMatch(madeForOther);
        if (mixed) {
            throw CommandFailed.wrongUsage("Namespace %s in %s %s. For %s name another --namespace or --data-dir."
                    .formatted(
                            configuration.namespace(),
                            configuration.dataDir(),
                            real ? "holds history that was played" : "follows a real market",
                            real ? "a real market" : "history"));
        }
    }
}
