package io.sluice.operator;

import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.story.TopicScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was ordered before, as {@code operator-commands} keeps it. */
public final class CommandLog {
    private final Map<String, Object> clientSettings;
    private final SchemaRegistryClient registry;
    private final Namespace namespace;

    /** @param registry stays the caller's to close */
    public CommandLog(Map<String, Object> clientSettings, SchemaRegistryClient registry, Namespace namespace) {
        this.clientSettings = Map.copyOf(clientSettings);
        this.registry = registry;
        this.namespace = namespace;
    }

    /**
     * Every command of a kind to an account, in the order in which they were given.
     *
     * @throws org.apache.kafka.common.KafkaException where the cluster refuses or does not answer
     */
    public List<OperatorCommand> of(String account, OperatorCommandKind kind) {
        List<OperatorCommand> found = new ArrayList<>();
        TopicScan.Stretch all = new TopicScan.Stretch(Optional.of(account), Optional.empty(), Optional.empty());
        try (TopicScan scan = new TopicScan(clientSettings, registry, namespace, line -> {})) {
            scan.read(Topics.OPERATOR_COMMANDS, all, (OperatorCommand command, Instant time) -> {
                if (command.getKind() == kind && command.getAccount().equals(account)) {
                    found.add(command);
                }
                return true;
            });
        }
        return List.copyOf(found);
    }
}
