/** Runs a pure fold inside Kafka Streams: reads, refuses, folds, remembers and writes, in one transaction an event. */
package io.sluice.topologies.driver;
