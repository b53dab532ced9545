/** Measures the pipeline beside a floor in the same run: the least that Kafka Streams itself costs. */
package io.sluice.local.bench;
