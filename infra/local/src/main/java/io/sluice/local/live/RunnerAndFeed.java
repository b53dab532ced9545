package io.sluice.local.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders to a venue, and market data from it: what each venue has, though either may be missing. */
final class RunnerAndFeed implements AutoCloseable {
    private @Nullable Runners runner;
    private @Nullable SteadyFeed feed;

    void orders(Runners started) {
        runner = started;
    }

    void marketData(SteadyFeed started) {
        feed = started;
    }

    /** Whether the accounts agree with the venue. One that it does not answer keeps nobody else from market data for long. */
    boolean isAgreed() {
        return runner == null || runner.isSynchronised();
    }

    /** What has changed since this was last asked, as a line for people. */
    Optional<String> change() {
        return runner == null ? Optional.empty() : runner.change();
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
        if (runner != null) {
            runner.close();
        }
    }
}
