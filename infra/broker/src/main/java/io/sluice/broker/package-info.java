/**
 * A real Kafka broker inside the JVM: one KRaft node that is broker and controller at once, kept on a folder of its
 * own, tuned to be small and to start fast, and strict about what would lose data.
 *
 * <p>Kafka logs through slf4j; whoever runs the broker chooses the backend and should hold {@code org.apache.kafka},
 * {@code kafka} and {@code state.change.logger} at {@code WARN}.
 */
package io.sluice.broker;
