/**
 * Drives the order fold at a venue: orders in from Kafka, calls out, order events and fills back to Kafka. What it has to
 * get right is in docs/execution.md; what it decides itself is nothing.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.connector.runner;
