package io.sluice.binance.venue;

import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.connector.VenueUnavailable;
import io.sluice.schemas.ErrorClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the exchange's clock. */
final class ClockSync {
    private static final Logger LOG = LoggerFactory.getLogger(ClockSync.class);
    private static final int SAMPLES = 3;
    private static final int PATIENCE_SECONDS = 5;

    private final Paced rest;
    private final AtomicBoolean measuring = new AtomicBoolean();

    private record Sample(long serverMillis, long before, long after) {}

    ClockSync(Paced rest) {
        this.rest = rest;
    }

    /**
     * Measures anew. What was known holds until the new measurement is complete.
     *
     * @throws VenueUnavailable when the exchange could not be asked
     */
    void measure(Instant deadline) throws VenueUnavailable {
        ServerClock clock = rest.client().clock();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(sample(clock, deadline));
        }
        clock.forget();
        samples.forEach(sample -> clock.sampled(sample.serverMillis, sample.before, sample.after));
        LOG.info("the exchange's clock is ahead by {} ms", clock.ahead().toMillis());
    }

    private Sample sample(ServerClock clock, Instant deadline) throws VenueUnavailable {
        long before = clock.nanos();
        Exchange exchange = rest.send(Endpoint.TIME, Parameters.NONE, deadline);
        long after = clock.nanos();
        if (!(exchange instanceof Exchange.Answered answered) || !answered.ok()) {
            throw Answers.failure(exchange);
        }
        try {
            return new Sample(Fields.object(answered.body()).number("serverTime"), before, after);
        } catch (UnreadableMessage unreadable) {
            throw new VenueUnavailable(
                    ErrorClass.UNKNOWN_ERROR, Answers.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Measures on another thread, unless somebody does already. */
    void measureSoon() {
        if (measuring.compareAndSet(false, true)) {
            Thread.ofVirtual().name("binance-clock").start(this::measureQuietly);
        }
    }

    private void measureQuietly() {
        try {
            measure(rest.client().clock().wallNow().plusSeconds(PATIENCE_SECONDS));
        } catch (VenueUnavailable unavailable) {
            LOG.warn("the exchange's clock could not be measured: {}", unavailable.getMessage());
        } finally {
            measuring.set(false);
        }
    }
}
