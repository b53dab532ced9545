package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.Terminal;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.catalogue.Topics;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final Instant TIME = Instant.parse("2013-11-25T00:43:00Z");
    private static final String FILL_LINE =
            "  fill   2013-11-25 00:43  paper-1  entry sell 10.98901098 BITSTAMP:BTCUSD @ 800.39  fee 4.3977 USD";
    private static final String ALERT_LINE = "  alert  2013-11-25 00:43  paper-1  critical: The account is halted.";
    private static final String COUNTS =
            "2013-11-25 00:43  candles 1,043  signals 2 (1 held back)  approved 0 of 2  orders 0  fills 1";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final RunTotals totals = new RunTotals(Topics.CANDLES_1M);

    @Test
    @DisplayName("X-UP where no terminal is, lines of text and nothing else")
    void elsewhere_writes_lines_of_text() {
        Screen screen = screen(false);
        screen.progress(totals);
        count();
        screen.fill(fill());
        screen.progress(totals);
        screen.alert(alert());
        screen.rest(totals);

        assertThat(lines())
                .containsExactly(
                        "nothing yet  candles 0  signals 0 (0 held back)  approved 0 of 0  orders 0  fills 0",
                        FILL_LINE,
                        COUNTS,
                        ALERT_LINE,
                        COUNTS);
    }

    @Test
    @DisplayName("X-UP on a terminal one line is renewed in place, cut off rather than wrapped, and fills go above it")
    void a_terminal_has_one_line_renewed_in_place() {
        String clear = "\r\u001b[K";
        String live = clear + "\u001b[?7l" + COUNTS + "\u001b[?7h";
        count();
        Screen screen = screen(true);
        screen.say("Sluice");
        screen.progress(totals);
        screen.progress(totals);
        screen.fill(fill());
        screen.rest(totals);

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(clear + "Sluice\n" + live + live + clear + FILL_LINE + "\n" + live + clear + COUNTS + "\n");
    }

    @Test
    @DisplayName("X-UP refusals are shown as soon as there are some")
    void shows_dead_letters() {
        count();
        totals.seen(Topics.DEAD_LETTERS);
        screen(false).progress(totals);

        assertThat(lines()).containsExactly(COUNTS + "  dead letters 1");
    }

    private Screen screen(boolean terminal) {
        return new Screen(Terminal.writer(written), terminal);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void count() {
        totals.sending(new Step(TIME, List.of(), false));
        for (int candle = 0; candle < 1_043; candle++) {
            totals.seen(Topics.CANDLES_1M);
        }
        totals.seen(Topics.SIGNALS);
        totals.seen(Topics.SIGNALS);
        totals.seen(Topics.SIGNALS_SUPPRESSED);
        totals.seen(Topics.RISK_DECISIONS);
        totals.seen(Topics.RISK_DECISIONS);
        totals.seen(Topics.FILLS);
    }

    private static Alert alert() {
        return new Alert(
                "id",
                AlertKind.BREAKER,
                Severity.CRITICAL,
                "paper-1",
                null,
                "R-BREAKER",
                "The account is halted.",
                "cause",
                TIME);
    }

    private static Fill fill() {
        return Fill.newBuilder()
                .setId("id")
                .setAccount("paper-1")
                .setVenue("paper")
                .setInstrument("BITSTAMP:BTCUSD")
                .setOrderId("order")
                .setClientOrderId("client")
                .setDecisionId("decision")
                .setSignalId("signal")
                .setLeg(Leg.ENTRY)
                .setVenueTradeId("order.1")
                .setSide(Side.SELL)
                .setQuantity(new BigDecimal("10.989010980000000000"))
                .setPrice(new BigDecimal("800.390000000000000000"))
                .setFee(new BigDecimal("4.397747249141100000"))
                .setFeeCurrency("USD")
                .setLiquidity(Liquidity.TAKER)
                .setTime(TIME)
                .build();
    }
}
