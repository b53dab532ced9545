package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.id.Ids;
import io.sluice.state.MemorySlots;
import io.sluice.state.RecordBytes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperVenuePropertyTest {
    private static final int SESSIONS = 300;
    private static final int CANDLES = 40;

    /** What a session gives the venue: a candle, or an order placed or cancelled. */
    private sealed interface Input {}

    private record Candle(AccountEvent event) implements Input {}

    private record Order(OrderCommand command) implements Input {}

    /** What a session has brought, as bytes. */
    private record Output(List<String> told, Map<String, String> slots) {}

    @Test
    @DisplayName("O-PAPER every session: fills add up, positions follow, prices are possible, every event is legal")
    void every_session_is_sound() {
        int fills = 0;
        for (int seed = 0; seed < SESSIONS; seed++) {
            Ledger ledger = new Ledger(seed);
            List<Input> session = session(seed);
            PaperVenue venue = new PaperVenue(settings(seed), Desk.INSTRUMENTS);
            PaperState state = new PaperState("main");
            for (Input input : session) {
                switch (input) {
                    case Order order -> ledger.given(order.command());
                    case Candle candle -> ledger.given(candle.event().getMark());
                }
                give(venue, state, input, ledger);
                assertThat(state.position(Desk.ONE).value()).as("seed %d", seed).isEqualByComparingTo(ledger.position);
            }
            ledger.close(state);
            fills += ledger.filled.size();
        }
        assertThat(fills).as("orders filled in all sessions").isGreaterThan(SESSIONS * 10);
    }

    @Test
    @DisplayName("O-PAPER a restart anywhere changes nothing, to the last byte")
    void a_restart_changes_nothing() {
        for (int seed = 0; seed < SESSIONS; seed++) {
            List<Input> session = session(seed);
            assertThat(run(seed, session, 3)).as("seed %d", seed).isEqualTo(run(seed, session, Integer.MAX_VALUE));
        }
    }

    @Test
    @DisplayName("O-PAPER the same session twice gives the same bytes")
    void is_deterministic() {
        for (int seed = 0; seed < SESSIONS; seed++) {
            assertThat(run(seed, session(seed), Integer.MAX_VALUE))
                    .as("seed %d", seed)
                    .isEqualTo(run(seed, session(seed), Integer.MAX_VALUE));
        }
    }

    private static Output run(int seed, List<Input> session, int restartEvery) {
        PaperVenue venue = new PaperVenue(settings(seed), Desk.INSTRUMENTS);
        PaperState state = new PaperState("main");
        MemorySlots slots = new MemorySlots();
        Recorder recorder = new Recorder();
        Random random = new Random(seed);
        for (int i = 0; i < session.size(); i++) {
            give(venue, state, session.get(i), recorder);
            state.writeChanges(slots);
            if (i % restartEvery == restartEvery - 1) {
                state = slots.into(new PaperState("main"), random);
            }
        }
        return new Output(recorder.told, slots.asText());
    }

    private static void give(PaperVenue venue, PaperState state, Input input, PaperSink sink) {
        switch (input) {
            case Order order -> venue.command(state, order.command(), sink);
            case Candle candle -> venue.market(state, candle.event(), sink);
        }
    }

    private static PaperSettings settings(int seed) {
        Random random = new Random(seed);
        return new PaperSettings(
                random.nextBoolean() ? FillAt.LAST_CLOSE : FillAt.NEXT_OPEN,
                new BigDecimal(random.nextInt(3)),
                random.nextBoolean()
                        ? new Slippage.Ticks(new BigDecimal(random.nextInt(3)))
                        : new Slippage.AtrFraction(new BigDecimal("0.07")),
                new BigDecimal("0.0002"),
                new BigDecimal("0.0005"),
                new BigDecimal(random.nextInt(2)),
                new BigDecimal("0.10"),
                random.nextBoolean(),
                FundingSettings.constant(
                        new BigDecimal(random.nextInt(3) - 1).movePointLeft(4),
                        Duration.ofMinutes(1 + random.nextInt(5))),
                Duration.ofSeconds(random.nextInt(3) * 40L),
                20);
    }

    private static List<Input> session(int seed) {
        Random random = new Random(seed);
        List<Input> session = new ArrayList<>();
        Instant time = Desk.START;
        double last = 100;
        int orders = 0;
        for (int i = 0; i < CANDLES; i++) {
            time = time.plusSeconds(60);
            double open = last + random.nextInt(-8, 9) * 0.25;
            last = Math.max(20, open + random.nextInt(-12, 13) * 0.25);
            double high = Math.max(open, last) + random.nextInt(0, 8) * 0.25;
            double low = Math.min(open, last) - random.nextInt(0, 8) * 0.25;
            String figures = String.format(Locale.ROOT, "%s %s %s %s %s", open, high, low, last, random.nextInt(0, 60));
            session.add(new Candle(Desk.mark(Desk.ONE, figures, time)));
            int batch = random.nextInt(4);
            for (int j = 0; j < batch; j++) {
                session.add(new Order(command(random, "O" + orders++, last, time)));
            }
            if (orders > 0 && random.nextInt(4) == 0) {
                session.add(new Order(cancel("O" + random.nextInt(orders), time)));
            }
        }
        return session;
    }

    private static OrderCommand command(Random random, String name, double last, Instant time) {
        OrderType type = List.of(OrderType.MARKET, OrderType.LIMIT, OrderType.STOP_MARKET, OrderType.TAKE_PROFIT)
                .get(random.nextInt(4));
        String level = type == OrderType.MARKET ? "" : " " + Math.round((last + random.nextInt(-8, 9)) * 2) / 2.0;
        String words = (random.nextBoolean() ? "BUY " : "SELL ") + random.nextInt(1, 60) / 10.0 + " " + type + level
                + List.of("", "", "", " IOC", " FOK").get(random.nextInt(5))
                + (random.nextBoolean() ? " reduceOnly" : "");
        return Desk.command(name, Desk.ONE, words, time);
    }

    private static OrderCommand cancel(String name, Instant time) {
        return OrderCommand.newBuilder(Desk.command(name, Desk.ONE, "BUY 1 MARKET", time))
                .setKind(OrderCommandKind.CANCEL)
                .setId(Ids.cancel(name))
                .build();
    }

    /** Keeps what was told. */
    private static final class Recorder implements PaperSink {
        private final List<String> told = new ArrayList<>();

        @Override
        public void orderEvent(OrderEvent event) {
            told.add(RecordBytes.of(event));
        }

        @Override
        public void fill(Fill fill) {
            told.add(RecordBytes.of(fill));
        }

        @Override
        public void funding(FundingPayment payment) {
            told.add(RecordBytes.of(payment));
        }

        @Override
        public void rejected(RejectReason reason, String detail) {
            told.add(reason + ": " + detail);
        }
    }
}
