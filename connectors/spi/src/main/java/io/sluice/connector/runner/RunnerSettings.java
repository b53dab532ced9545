package io.sluice.connector.runner;

import io.sluice.order.OrderFoldSettings;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a runner works on.
 *
 * @param namespace environment
 * @param orders topic of the venue's orders
 * @param accounts accounts whose orders it may send; others are refused to dead letters
 * @param kafka how to reach the cluster: {@code bootstrap.servers} and security, nothing else
 * @param patience how patient the fold is
 * @param compareEvery how often the account is compared with the venue
 * @param haltFolder where halts are latched on this machine
 * @param sessionTimeout how long the group waits for an owner that no longer answers
 * @param instance name of this process that stays the same over restarts, so that it takes its own place again at once;
 *     null where it has none. No two processes that run have the same
 */
public record RunnerSettings(
        Namespace namespace,
        Topic<OrderCommand> orders,
        Set<String> accounts,
        Map<String, Object> kafka,
        OrderFoldSettings patience,
        Duration compareEvery,
        Path haltFolder,
        Duration sessionTimeout,
        @Nullable String instance) {

    /** Copies what could change. */
    public RunnerSettings {
        accounts = Set.copyOf(accounts);
        kafka = Map.copyOf(kafka);
    }

    /** The consumer group, which is also the stem of transactional ids. */
    String group() {
        return namespace.prefix(orders.name() + ".runner");
    }
}
