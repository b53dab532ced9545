package io.sluice.api.route;

import io.sluice.schemas.OperatorCommand;
import java.time.Instant;
import java.util.Optional;

/** Hands commands to accounts; {@code io.sluice.operator.OperatorDesk} outside of tests. */
public interface Desk {
    /** What time it is for an account; empty when nothing ever happened to it. */
    Optional<Instant> timeOf(String account);

    /**
     * Writes a command where it is kept and into the account's inbox, both or neither.
     *
     * @throws org.apache.kafka.common.KafkaException where the cluster refuses or does not answer
     */
    void hand(OperatorCommand command, Instant accountTime);
}
