package io.sluice.binance.market;

import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.Parameters;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the exchange for closed candles. */
public final class Candles {
    private static final Logger LOG = LoggerFactory.getLogger(Candles.class);

    /** Most candles of one answer, at the weight the endpoint is charged with. */
    private static final int MOST = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Paced rest;

    public Candles(Paced rest) {
        this.rest = rest;
    }

    /**
     * The first candles with open times from {@code from}, inclusive, to {@code to}, exclusive, in order; at most a
     * thousand.
     *
     * @param to must lie so that all of them have closed
     * @return empty when the exchange could not be asked or its answer not be read
     */
    public Optional<List<Candle>> between(String symbol, Timeframe timeframe, Instant from, Instant to) {
        Parameters parameters = Parameters.of("symbol", symbol)
                .and("interval", Timeframes.name(timeframe))
                .and("startTime", from.toEpochMilli())
                .and("endTime", to.toEpochMilli() - 1)
                .and("limit", MOST);
        Instant deadline = rest.client().clock().wallNow().plus(PATIENCE);
        Exchange exchange = rest.send(Endpoint.KLINES, parameters, deadline);
        if (!(exchange instanceof Exchange.Answered answer) || !answer.ok()) {
            LOG.warn(
                    "candles of {} {} could not be asked for: {}", symbol, Timeframes.name(timeframe), brief(exchange));
            return Optional.empty();
        }
        try {
            Instant knownAt = rest.client().clock().now();
            return Optional.of(MarketMessages.klines(answer.body(), symbol, timeframe, to, knownAt));
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("candles of {} {} could not be read", symbol, Timeframes.name(timeframe));
            return Optional.empty();
        }
    }

    private static String brief(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answer -> "HTTP " + answer.status();
            case Exchange.NotSent notSent -> notSent.code();
            case Exchange.Lost lost -> lost.code();
        };
    }
}
