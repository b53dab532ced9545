package io.sluice.local.config;

import io.sluice.binance.Addresses;
import io.sluice.binance.Mode;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.http.BudgetLimits.OrderLimit;
import io.sluice.binance.venue.AccountSettings.MarginType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Binance's USD-M futures are reached and traded. Keys are not in it: they come from the environment.
 *
 * @param mode paper: market data alone, of the exchange itself; testnet and live: orders as well
 * @param simulated a venue on this machine in place of the exchange; never in mode live
 * @param instruments ids of which market data are fetched, or {@code *}
 * @param marginType what answers for a position's losses
 * @param leverage 1 to 10, set at the exchange for each instrument
 * @param hedge true for hedge mode, false for one-way mode; compared with the exchange, never set
 * @param limits what may be spent of the exchange's patience
 * @param warmUpCandles how many candles of the past are fetched at the first start
 * @param compareEvery how often an account is compared with the exchange
 */
public record BinanceSettings(
        Mode mode,
        Optional<Addresses> simulated,
        List<String> instruments,
        MarginType marginType,
        int leverage,
        boolean hedge,
        BudgetLimits limits,
        int warmUpCandles,
        Duration compareEvery) {
    /** What the ids of its instruments begin with. */
    public static final String PREFIX = "BINANCE:";

    private static final int MOST_LEVERAGE = 10;
    private static final int MOST_ORDERS = 30;
    private static final int LEAST_WEIGHT = 200;
    private static final int MOST_WARM_UP = 10_000;
    private static final int A_DAY_OF_SECONDS = 86_400;
    private static final Key<Mode> MODE = Key.optional(
            "mode",
            VenuesSection.MODE,
            "`paper`: market data of the exchange, no key is read and no order can leave; `testnet`: orders to the test"
                    + " network; `live`: real orders, and only with `up --arm-live`; absent: it is not reached at all");
    private static final Key<URI> REST_URL = Key.optional(
            "restUrl",
            LocalAddress.kind("http"),
            "REST of a simulated venue on this machine, with `streamUrl`; not in mode `live`");
    private static final Key<URI> STREAM_URL =
            Key.optional("streamUrl", LocalAddress.kind("ws"), "streams of a simulated venue, with `restUrl`");
    static final Key<List<String>> INSTRUMENTS = Key.of(
            "instruments",
            Kinds.listOf(Kinds.TEXT),
            "[\"*\"]",
            "ids of which market data are fetched; `\"*\"`: all of `BINANCE:` that an account trades");
    private static final Key<MarginType> MARGIN_TYPE =
            Key.of("marginType", Kinds.choice(MarginType.class), "ISOLATED", "what answers for a position's losses");
    private static final Key<Integer> LEVERAGE = Key.of(
            "leverage",
            Kinds.whole(1, MOST_LEVERAGE),
            "10",
            "set at the exchange; what is risked is decided elsewhere");
    private static final Key<Boolean> HEDGE = Key.of(
            "hedgeMode",
            Kinds.FLAG,
            "false",
            "whether the account is in hedge mode; compared with the exchange, never changed there");
    private static final Key<Integer> ORDERS = Key.of(
            "ordersPerSecond", Kinds.whole(1, MOST_ORDERS), "5", "O-RATE: most orders of an account in any second");
    private static final Key<Integer> WEIGHT = Key.of(
            "weightPerMinute",
            Kinds.whole(LEAST_WEIGHT, BudgetLimits.HOUSE_WEIGHT),
            "1200",
            "O-RATE: most request weight of this process in any minute");
    private static final Key<Integer> WARM_UP = Key.of(
            "warmUpCandles",
            Kinds.whole(0, MOST_WARM_UP),
            "500",
            "candles of the past that are fetched at the first start, so that indicators are warm");
    private static final Key<Integer> COMPARE = Key.of(
            "compareSeconds",
            Kinds.whole(10, A_DAY_OF_SECONDS),
            "180",
            "O-RECONCILE: how often an account is compared with the exchange");

    static final Section SECTION = Section.one(
            "binance",
            "Binance USD-M futures. Keys come from the environment alone; see docs/binance.md.",
            List.of(
                    MODE,
                    REST_URL,
                    STREAM_URL,
                    INSTRUMENTS,
                    MARGIN_TYPE,
                    LEVERAGE,
                    HEDGE,
                    ORDERS,
                    WEIGHT,
                    WARM_UP,
                    COMPARE));

    /** @throws IllegalArgumentException when a simulated venue is named in mode live */
    public BinanceSettings {
        instruments = List.copyOf(instruments);
        if (mode == Mode.LIVE && simulated.isPresent()) {
            throw new IllegalArgumentException(
                    "restUrl and streamUrl name a simulated venue: they go with mode testnet or paper, not with live");
        }
    }

    /** @return empty when Binance is not reached */
    static Optional<BinanceSettings> from(Values values) {
        Optional<Mode> mode = values.find(MODE);
        Optional<Addresses> simulated = simulated(values.find(REST_URL), values.find(STREAM_URL));
        if (mode.isEmpty() && simulated.isPresent()) {
            throw new IllegalArgumentException("mode is missing (paper, testnet or live)");
        }
        return mode.map(known -> new BinanceSettings(
                known,
                simulated,
                values.get(INSTRUMENTS),
                values.get(MARGIN_TYPE),
                values.get(LEVERAGE),
                values.get(HEDGE),
                new BudgetLimits(values.get(WEIGHT), BudgetLimits.VENUE_OWN.orders())
                        .and(new OrderLimit(values.get(ORDERS), Duration.ofSeconds(1))),
                values.get(WARM_UP),
                Duration.ofSeconds(values.get(COMPARE))));
    }

    private static Optional<Addresses> simulated(Optional<URI> rest, Optional<URI> streams) {
        if (rest.isPresent() != streams.isPresent()) {
            throw new IllegalArgumentException("restUrl and streamUrl go together");
        }
        return rest.map(address -> Addresses.simulated(address, streams.orElseThrow()));
    }

    /** Where market data come from: the same place that orders go to, and the exchange itself in mode paper. */
    public Addresses addresses() {
        return simulated.orElse(mode == Mode.TESTNET ? Addresses.TESTNET : Addresses.LIVE);
    }
}
