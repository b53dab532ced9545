package io.sluice.binance.http;

import io.sluice.binance.http.ServerClock.Sample;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the exchange's clock. */
public final class ClockSync {
    private static final Logger LOG = LoggerFactory.getLogger(ClockSync.class);
    private static final int SAMPLES = 3;
    private static final int PATIENCE_SECONDS = 5;

    private final Paced rest;
    private final AtomicBoolean measuring = new AtomicBoolean();

    public ClockSync(Paced rest) {
        this.rest = rest;
    }

    /** The clock that is measured. */
    public ServerClock clock() {
        return rest.client().clock();
    }

    /**
     * Measures anew. What was known holds until the new measurement is complete.
     *
     * @return empty when it was measured, otherwise what came instead of the time
     */
    public Optional<Exchange> measure(Instant deadline) {
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < SAMPLES) {
            long before = clock().nanos();
            Exchange exchange = rest.send(Endpoint.TIME, Parameters.NONE, deadline);
            Optional<Sample> sample = sample(exchange, before, clock().nanos());
            if (sample.isEmpty()) {
                return Optional.of(exchange);
            }
            samples.add(sample.get());
        }
        clock().measured(samples);
        LOG.info("the exchange's clock is ahead by {} ms", clock().ahead().toMillis());
        return Optional.empty();
    }

    private static Optional<Sample> sample(Exchange exchange, long before, long after) {
        if (!(exchange instanceof Exchange.Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Sample(Fields.object(answered.body()).number("serverTime"), before, after));
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    /** Measures on another thread, unless somebody does already. */
    public void measureSoon() {
        if (measuring.compareAndSet(false, true)) {
            Thread.ofVirtual().name("binance-clock").start(() -> {
                try {
                    measureOrWarn();
                } finally {
                    measuring.set(false);
                }
            });
        }
    }

    /** Measures, and tells the log when that failed: what was known holds. */
    public void measureOrWarn() {
        if (measure(clock().wallNow().plusSeconds(PATIENCE_SECONDS)).isPresent()) {
            LOG.warn("the exchange's clock could not be measured");
        }
    }
}
