package io.sluice.local.up;

import java.time.Duration;
import java.util.Optional;

/** One run of everything in one process, prepared and not yet started. */
interface Run {
    /**
     * Runs until the time is over, or {@link #stop}, or something fails for good.
     *
     * @throws io.sluice.broker.BrokerStartException when the folder is in use or Kafka's port is taken
     * @throws PortTaken when the registry's port is taken
     * @throws io.sluice.local.command.CommandFailed when it cannot be started or does not go on
     */
    RunTotals.Summary untilStopped(Optional<Duration> atMost);

    /** Ends the run, from any thread; what runs is closed in the one that runs it. */
    void stop();
}
