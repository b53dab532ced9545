/** Drives the fold between Kafka and the channels. */
@NullMarked
package io.sluice.delivery.runner;

import org.jspecify.annotations.NullMarked;
