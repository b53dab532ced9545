/**
 * A schema registry with Confluent's REST API inside this process, its state a compacted Kafka topic.
 *
 * <p>{@link io.sluice.schemas.registry.EmbeddedRegistry} puts the parts together: {@code SchemasTopic} is the log,
 * {@code SchemaStore} the state that the log folds to, {@code Registry} decides, {@code Compatibility} judges, the
 * routes translate to and from HTTP, {@code RegistryError} lists all that can go wrong.
 */
package io.sluice.schemas.registry;
