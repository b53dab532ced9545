package io.sluice.connector.runner;

/** Is told of the runner's steps, on the thread that takes them: for telemetry. Returns soon and does not throw. */
@FunctionalInterface
public interface RunnerListener {
    /** Listens to nothing. */
    RunnerListener NONE = step -> {};

    void reached(RunnerStep step);
}
