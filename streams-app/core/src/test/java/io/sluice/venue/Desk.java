package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trader's desk at the paper venue: candles and orders in a few words, what comes back as lines. One candle a minute;
 * an order is given at the close of the last one.
 */
final class Desk implements PaperSink {
    static final String ONE = "X:ONE";
    static final String MINI = "B3:MINI";
    static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    /** Half a tick of 0.5 is the spread's half, and as much is slippage: a market order pays 1, a stop 0.5. */
    static final PaperSettings SETTINGS = new PaperSettings(
            FillAt.LAST_CLOSE,
            new BigDecimal("2"),
            new Slippage.Ticks(BigDecimal.ONE),
            new BigDecimal("0.0002"),
            new BigDecimal("0.0005"),
            BigDecimal.ZERO,
            new BigDecimal("0.10"),
            false,
            FundingSettings.NONE,
            Duration.ZERO,
            5);

    static final Map<String, InstrumentDefinition> INSTRUMENTS = Map.of(
            ONE,
            definition(ONE, "0.5", "0.1", "0.2", "100", "10", "1"),
            MINI,
            definition(MINI, "5", "1", "1", "9", "0", "0.2"));

    final PaperVenue venue;
    PaperState state = new PaperState("main");
    final List<OrderEvent> events = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<FundingPayment> payments = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Instant now = START;

    Desk() {
        this(SETTINGS);
    }

    Desk(PaperSettings settings) {
        this.venue = new PaperVenue(settings, INSTRUMENTS);
    }

    /** Each order pays so much with its first fill. */
    static PaperSettings orderFee(String fee) {
        return new PaperSettings(
                SETTINGS.fillAt(),
                SETTINGS.spreadTicks(),
                SETTINGS.slippage(),
                SETTINGS.makerFee(),
                SETTINGS.takerFee(),
                new BigDecimal(fee),
                SETTINGS.participation(),
                true,
                SETTINGS.funding(),
                SETTINGS.latency(),
                SETTINGS.maxWorkingOrders());
    }

    static PaperSettings partialTakers() {
        return new PaperSettings(
                SETTINGS.fillAt(),
                SETTINGS.spreadTicks(),
                SETTINGS.slippage(),
                SETTINGS.makerFee(),
                SETTINGS.takerFee(),
                SETTINGS.orderFee(),
                SETTINGS.participation(),
                true,
                SETTINGS.funding(),
                SETTINGS.latency(),
                SETTINGS.maxWorkingOrders());
    }

    static PaperSettings with(FillAt fillAt, Slippage slippage, Duration latency) {
        return new PaperSettings(
                fillAt,
                SETTINGS.spreadTicks(),
                slippage,
                SETTINGS.makerFee(),
                SETTINGS.takerFee(),
                SETTINGS.orderFee(),
                SETTINGS.participation(),
                SETTINGS.partialTakers(),
                SETTINGS.funding(),
                latency,
                SETTINGS.maxWorkingOrders());
    }

    Instant now() {
        return now;
    }

    /** The next minute's candle: open, high, low, close; then volume, 1000 unless given, and ATR where there is one. */
    Desk candle(String figures) {
        return candle(ONE, figures);
    }

    Desk candle(String instrument, String figures) {
        now = now.plusSeconds(60);
        venue.market(state, mark(instrument, figures, now), this);
        return this;
    }

    /** Side, quantity, type, then price where there is one, IOC, FOK, reduceOnly. The order's id is its name. */
    Desk place(String name, String words) {
        venue.command(state, command(name, ONE, words, now), this);
        return this;
    }

    Desk cancel(String name) {
        OrderCommand placed = command(name, ONE, "BUY 1 MARKET", now);
        venue.command(
                state,
                OrderCommand.newBuilder(placed)
                        .setKind(OrderCommandKind.CANCEL)
                        .setId(Ids.cancel(name))
                        .build(),
                this);
        return this;
    }

    /** All that has come back so far is setting, not behaviour. */
    Desk given() {
        lines.clear();
        return this;
    }

    /** Exactly these have come back since, in this order. */
    void then(String... expected) {
        assertThat(lines).containsExactly(expected);
        lines.clear();
    }

    String position() {
        return state.position(ONE).toString();
    }

    @Override
    public void orderEvent(OrderEvent event) {
        events.add(event);
        String line = event.getOrderId() + " " + event.getKind();
        lines.add(event.getReason() == null ? line : line + " " + event.getReason());
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
        lines.add(fill.getOrderId() + " " + fill.getSide() + " "
                + fill.getQuantity().toPlainString() + " @ " + fill.getPrice().toPlainString() + " "
                + fill.getLiquidity());
    }

    @Override
    public void funding(FundingPayment payment) {
        payments.add(payment);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        lines.add(reason + ": " + detail);
    }

    static AccountEvent mark(String instrument, String figures, Instant time) {
        String[] words = figures.split(" ", -1);
        Mark mark = Mark.newBuilder()
                .setInstrument(instrument)
                .setCandleId(time.toString())
                .setOpen(Double.parseDouble(words[0]))
                .setHigh(Double.parseDouble(words[1]))
                .setLow(Double.parseDouble(words[2]))
                .setClose(Double.parseDouble(words[3]))
                .setVolume(words.length > 4 ? Double.parseDouble(words[4]) : 1000)
                .setAtr(words.length > 5 ? Double.valueOf(words[5]) : null)
                .build();
        return event(AccountEventKind.MARK, mark, time);
    }

    static AccountEvent event(AccountEventKind kind, @Nullable Mark mark, Instant time) {
        return AccountEvent.newBuilder()
                .setAccount("main")
                .setKind(kind)
                .setMark(mark)
                .setTime(time)
                .build();
    }

    static OrderCommand command(String name, String instrument, String words, Instant time) {
        List<String> parts = List.of(words.split(" ", -1));
        OrderType type = OrderType.valueOf(parts.get(2));
        BigDecimal level = type == OrderType.MARKET ? null : new BigDecimal(parts.get(3));
        boolean limit = type == OrderType.LIMIT;
        return OrderCommand.newBuilder()
                .setId(name)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(name)
                .setClientOrderId(Ids.clientOrder(name))
                .setAccount("main")
                .setVenue("paper")
                .setInstrument(instrument)
                .setDecisionId("decision of " + name)
                .setSignalId("signal of " + name)
                .setLeg(parts.contains("reduceOnly") ? Leg.STOP : Leg.ENTRY)
                .setRevision(0)
                .setSide(Side.valueOf(parts.get(0)))
                .setType(type)
                .setQuantity(new BigDecimal(parts.get(1)))
                .setLimitPrice(limit ? level : null)
                .setTriggerPrice(limit ? null : level)
                .setReduceOnly(parts.contains("reduceOnly"))
                .setTimeInForce(
                        parts.contains("IOC")
                                ? TimeInForce.IOC
                                : parts.contains("FOK") ? TimeInForce.FOK : TimeInForce.GTC)
                .setTime(time)
                .build();
    }

    private static InstrumentDefinition definition(
            String id, String tick, String lot, String min, String max, String minNotional, String pointValue) {
        return new InstrumentDefinition(
                id,
                "USD",
                new BigDecimal(tick),
                new BigDecimal(lot),
                new BigDecimal(min),
                new BigDecimal(max),
                new BigDecimal(minNotional),
                new BigDecimal(pointValue),
                Session.ALWAYS);
    }
}
