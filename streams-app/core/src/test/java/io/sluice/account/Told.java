package io.sluice.account;

import io.sluice.schemas.Balance;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Side;
import io.sluice.schemas.Signal;
import io.sluice.schemas.StatedPosition;
import io.sluice.schemas.Statement;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What others tell an account, as records. */
final class Told {
    private Told() {}

    static Signal signal(
            Instant now, String id, String instrument, Direction direction, Pattern pattern, double confidence) {
        return new Signal(
                id,
                instrument,
                Timeframe.M1,
                "breakout",
                pattern,
                direction,
                "candle",
                now,
                1000.0,
                null,
                confidence,
                "fingerprint",
                List.of(),
                null,
                null,
                null);
    }

    /** An execution that says nothing of its order. */
    static Fill fill(Instant now, String id, String instrument, Side side, String quantity, String price) {
        return new Fill(
                id,
                AccountScenario.ACCOUNT,
                AccountScenario.VENUE,
                instrument,
                "order of " + id,
                "",
                "by hand",
                null,
                Leg.UNRECOGNISED,
                id,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                "USD",
                Liquidity.TAKER,
                null,
                now,
                null);
    }

    static FundingPayment funding(Instant now, String id, String instrument, String amount, String currency) {
        return new FundingPayment(
                id,
                AccountScenario.ACCOUNT,
                AccountScenario.VENUE,
                instrument,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal(amount),
                currency,
                now);
    }

    static Quote quote(Instant time, String instrument, double bid, double ask) {
        return Quote.newBuilder()
                .setInstrument(instrument)
                .setTime(time)
                .setBid(bid)
                .setAsk(ask)
                .setSource("test")
                .build();
    }

    static Statement statement(
            String venue, Instant askedAt, Map<String, String> held, Set<String> inFlight, String... balances) {
        return Statement.newBuilder()
                .setVenue(venue)
                .setAskedAt(askedAt)
                .setPositions(new TreeMap<>(held)
                        .entrySet().stream()
                                .map(each -> new StatedPosition(each.getKey(), new BigDecimal(each.getValue())))
                                .toList())
                .setBalances(Arrays.stream(balances)
                        .map(amount -> new Balance("USD", new BigDecimal(amount)))
                        .toList())
                .setInFlight(List.copyOf(inFlight))
                .build();
    }
}
