package io.sluice.local.command;

import io.sluice.history.TimeRange;
import picocli.CommandLine.Option;

/** Which part of history a command looks at. */
public final class RangeOptions {
    @Option(names = "--from", paramLabel = "TIME", description = "First day or instant, UTC. Default: the beginning.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Day or instant before which it ends. Default: the end.")
    private String to;

    /** @throws CommandFailed when a text is no time, or the range is empty */
    public TimeRange range() {
        return TimeText.range(from, to);
    }
}
