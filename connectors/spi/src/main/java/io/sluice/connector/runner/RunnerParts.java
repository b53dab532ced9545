package io.sluice.connector.runner;

import io.sluice.connector.Venue;
import java.time.InstantSource;

/** What the owners of all partitions share. */
record RunnerParts(
        Venue venue,
        RunnerSettings settings,
        KafkaClients clients,
        RecordCodec codec,
        RunnerListener listener,
        InstantSource clock) {}
