package io.sluice.delivery.silence;

import io.sluice.market.Micros;
import io.sluice.market.TradingCalendar;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Severity;
import io.sluice.schemas.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dead man's switch (N-RECEIPTS): tells when nothing has come in of any market for too long while one is open. Closed
 * markets are quiet and do not count; after an opening the patience begins anew. One silence is one alert, and what comes in
 * afterwards ends it. Pure: candles, quotes and the wall clock's time in, alerts out.
 */
public final class SilenceFold {
    /** The alerts' code. */
    public static final String CODE = "N-SILENCE";

    private final List<Watched> markets;
    private final Duration patience;
    private final Instant started;
    private Instant heardAt;
    private @Nullable String heardOf;
    private @Nullable Instant openSince;
    private boolean told;

    private record Watched(Market market, TradingCalendar calendar) {}

    /**
     * @param patience how long nothing may come in while a market is open
     * @param started from when on something is expected
     */
    public SilenceFold(List<Market> markets, Duration patience, Instant started) {
        this.markets = markets.stream()
                .map(each -> new Watched(each, new TradingCalendar(each.session())))
                .toList();
        this.patience = patience;
        this.started = started;
        this.heardAt = started;
    }

    /** Something of an instrument was read. */
    public void heard(String instrument, Instant now) {
        heardAt = now;
        heardOf = instrument;
        told = false;
    }

    /**
     * Time has passed.
     *
     * @return the alert, once for each silence
     */
    public Optional<Alert> tick(Instant now) {
        long open = markets.stream()
                .filter(each -> each.calendar().isOpen(Micros.of(now)))
                .count();
        if (open == 0) {
            openSince = null;
            return Optional.empty();
        }
        openSince = openSince == null ? now : openSince;
        Instant since = openSince.isAfter(heardAt) ? openSince : heardAt;
        if (told || now.isBefore(since.plus(patience))) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(alert(text(open, now), heardAt, now));
    }

    private String text(long open, Instant now) {
        if (heardOf == null) {
            return "Nothing has come in since the start %s ago, though %d markets are open."
                    .formatted(rounded(started, now), open);
        }
        return "Nothing has come in from any open market for %s. The last was heard of %s at %s."
                .formatted(rounded(heardAt, now), heardOf, heardAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Of a Kafka that does not answer: its alert cannot be on a topic. */
    static Alert ofKafka(Instant since, Instant now) {
        return alert(
                "Kafka has not answered the alerting for %s. This alert is not on its topics."
                        .formatted(rounded(since, now)),
                since,
                now);
    }

    private static Alert alert(String text, Instant since, Instant now) {
        String cause = Ids.of("silence", since.truncatedTo(ChronoUnit.MICROS).toString());
        return new Alert(
                Ids.alert(CODE, cause),
                AlertKind.SILENCE,
                Severity.CRITICAL,
                null,
                null,
                CODE,
                text,
                cause,
                now.truncatedTo(ChronoUnit.MICROS));
    }

    private static Duration rounded(Instant from, Instant to) {
        return Duration.between(from, to).truncatedTo(ChronoUnit.SECONDS);
    }
}
