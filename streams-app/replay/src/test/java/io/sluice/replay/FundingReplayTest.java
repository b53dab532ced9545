package io.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountState;
import io.sluice.market.Micros;
import io.sluice.replay.metrics.AccountMeter;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FundingReplayTest {
    private static final int CANDLES = 3_000;
    private static final BigDecimal RATE = new BigDecimal("0.0003");
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    @Test
    @DisplayName(
            "O-PAPER funding in a replay: each payment is held x close x rate at its instant, and the money adds up")
    void each_payment_is_held_times_close_times_rate() throws Exception {
        Story story = play(FundingSettings.constant(RATE, INTERVAL));

        assertThat(story.paid).hasSizeGreaterThan(10).isEqualTo(story.owed);
        assertThat(story.equity).isEqualTo(story.worth());
        assertThat(story.meter.performance().costs().funding())
                .isEqualTo(story.sumOfPaid())
                .isNotEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("O-PAPER without funding nothing is paid")
    void without_funding_nothing_is_paid() throws Exception {
        Story story = play(FundingSettings.NONE);

        assertThat(story.paid).isEmpty();
        assertThat(story.equity).isEqualTo(story.worth());
        assertThat(story.meter.performance().costs().funding()).isEqualTo(Money.ZERO);
    }

    private static Story play(FundingSettings funding) throws Exception {
        PaperSettings usual = PaperSettings.DEFAULTS;
        PaperSettings paper = new PaperSettings(
                usual.fillAt(),
                usual.spreadTicks(),
                usual.slippage(),
                usual.makerFee(),
                usual.takerFee(),
                usual.orderFee(),
                usual.participation(),
                usual.partialTakers(),
                funding,
                usual.latency(),
                usual.maxWorkingOrders());
        ReplaySettings settings = Coins.settings(20, "1.5", paper);
        Story story = new Story(AccountMeter.of(settings.accounts().getFirst(), settings));
        Recording world = new Recording(Coins.candles(CANDLES, 7)) {
            @Override
            public AccountListener account(String account) {
                return new AccountPair(story, story.meter);
            }
        };
        try (Replay replay = new Replay(settings, world)) {
            replay.run(2, progress -> {});
        }
        return story;
    }

    /** What an account was paid for funding, beside what it owes by its fills and the candles; added up the slow way. */
    private static final class Story implements AccountListener {
        private final AccountMeter meter;
        private final List<Fill> fills = new ArrayList<>();
        private final Map<String, BigDecimal> closes = new TreeMap<>();
        private final Map<String, Money> paid = new HashMap<>();
        private final Map<String, Money> owed = new HashMap<>();
        private Money equity = Money.ZERO;

        Story(AccountMeter meter) {
            this.meter = meter;
        }

        @Override
        public boolean wantsFigures() {
            return false;
        }

        @Override
        public void event(AccountEvent event) {
            if (event.getKind() == AccountEventKind.MARK) {
                closes.put(
                        event.getMark().getInstrument(),
                        BigDecimal.valueOf(event.getMark().getClose()));
            }
        }

        @Override
        public void fill(Fill fill) {
            fills.add(fill);
        }

        @Override
        public void funding(FundingPayment payment) {
            paid.put(payment.getTime() + payment.getInstrument(), new Money(payment.getAmount()));
        }

        @Override
        public void settled(long time, AccountState state) {
            equity = state.equity();
            if (time % (INTERVAL.toSeconds() * Micros.PER_SECOND) == 0) {
                Instant now = Micros.instant(time);
                closes.forEach((instrument, close) -> {
                    BigDecimal held = held(instrument, now);
                    if (held.signum() != 0) {
                        owed.put(
                                now + instrument,
                                new Money(held.multiply(close).multiply(RATE).negate()));
                    }
                });
            }
        }

        private BigDecimal held(String instrument, Instant upTo) {
            return fills.stream()
                    .filter(fill -> fill.getInstrument().equals(instrument)
                            && !fill.getTime().isAfter(upTo))
                    .map(Story::signed)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static BigDecimal signed(Fill fill) {
            return fill.getSide() == Side.BUY
                    ? fill.getQuantity()
                    : fill.getQuantity().negate();
        }

        Money sumOfPaid() {
            return paid.values().stream().reduce(Money.ZERO, Money::plus);
        }

        /** Money it began with, less what it bought, plus what it sold, fees, funding, and what is held at the last closes. */
        Money worth() {
            BigDecimal worth = new BigDecimal("100000").add(sumOfPaid().value());
            for (Fill fill : fills) {
                BigDecimal close = closes.getOrDefault(fill.getInstrument(), BigDecimal.ZERO);
                worth = worth.add(signed(fill).multiply(close.subtract(fill.getPrice())))
                        .subtract(fill.getFee());
            }
            return new Money(worth);
        }
    }
}
