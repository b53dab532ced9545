package io.sluice.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.scene.Ledger;
import io.sluice.dashboard.scene.Market;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.scene.Trades;
import io.sluice.dashboard.server.PageServer;
import io.sluice.dashboard.server.PageServer.Received;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Signal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
@DisplayName("N-DASH what an operator does at the page")
class OperatorPageTest {
    private static final String COMMANDS = "/api/v1/accounts/" + Trades.ACCOUNT + "/commands";

    private static PageServer server;
    private Visit visit;

    @BeforeAll
    static void start() {
        server = new PageServer(new Scene(), "paper");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        server.reset();
        visit = Visit.signedIn(server.url(), PageServer.TRADER);
        visit.expect("#positions tr").hasCount(3);
    }

    @AfterEach
    void close() {
        visit.close();
    }

    @Test
    @DisplayName("N-DASH a signal, its decision and its fill appear as they happen")
    void a_signal_arrives_with_its_decision_and_its_fill() {
        Candle candle = server.scene().market().next(Market.FIRST);
        Signal signal = Trades.signal("signal-new", candle, Direction.LONG, "confluence", 0.91);
        RiskDecision decision = Trades.decision("decision-new", signal, "0.05", null);

        server.push("candle", candle);
        server.push("signal", signal);
        server.push("decision", decision);
        server.push(
                "fill",
                Trades.fill(
                        "fill-new",
                        Trades.order("order-new", decision, Leg.ENTRY),
                        candle.getClose(),
                        candle.getCloseTime()));

        visit.expect("#decisions li:first-child .what").hasText("Open long BTCUSDT");
        visit.find("#tab-signals").click();
        visit.expect("#activity-rows tr:first-child > *")
                .hasText(new String[] {"15:05:00", "BTCUSDT", "Long", "confluence", "M1", priceOf(candle), "0.91"});
        visit.find("#tab-fills").click();
        visit.expect("#activity-rows tr:first-child > *:nth-child(-n + 4)")
                .hasText(new String[] {"15:05:00", "BTCUSDT", "Entry buy", "0.05"});
        visit.expect("#chart")
                .hasAttribute(
                        "aria-label",
                        Pattern.compile("BTCUSDT, 301 candles of 1m.*2 fills, newest fill BUY 0.05 at.*"));
        visit.assertClean();
    }

    private static String priceOf(Candle candle) {
        return "%,.1f".formatted(candle.getClose());
    }

    @Test
    @DisplayName("N-DASH R-CODES a decision opens into every check with its figures")
    void a_decision_opens_into_its_checks_with_figures() {
        visit.find("[data-decision='" + Scene.REFUSED + "']").click();

        visit.expect("#drawer .decision .verdicts tbody tr").hasText(new String[] {
            "R-CAPITALRejectfree=812.4 required=1000",
            "R-VOLATILITYWarnatr=34.2 maximum=30",
            "R-STATEPass–",
            "R-BREAKERPassdayDrawdown=0.0061 limit=0.031",
            "R-CORRELATIONPasscorrelation=0.6 limit=0.7",
            "R-CONFIDENCEPassconfidence=0.82 minimum=0.7",
            "R-COOLDOWNPassminutes=41 minimum=15",
            "R-EXPOSUREPassgross=6412.1 limit=20000",
            "R-FUNDINGNot applicablethe venue has no funding"
        });
        visit.expect("#drawer .chapters h3")
                .hasText(new String[] {"breakout said LONG", "Approved", "Buy 0.031 at the market", "Filled"});
        visit.assertClean();
    }

    @Test
    @DisplayName("R-VETO an order is vetoed before its window closes, with one command for that order")
    void vetoes_an_order_in_time() {
        visit.expect("#pending-title").hasText("1 order waits for a veto");
        visit.find("[data-veto='" + Scene.WAITING + "']").click();
        visit.expect("#command-title").hasText("VETO sell 0.028 BTCUSDT");
        visit.find("#command-confirm").click();
        visit.expect("#toasts").hasText("VETO given to paper-1.");

        assertThat(server.received()).singleElement().satisfies(received -> {
            assertThat(received.path()).isEqualTo(COMMANDS);
            assertThat(received.idempotencyKey()).matches("[0-9a-f]{32}");
            assertThat(received.body())
                    .hasToString(
                            "{\"kind\":\"VETO\",\"reason\":\"vetoed from the page\",\"targetId\":\"order-waiting\"}");
        });
        server.push("order", ended("CANCELLED"));
        visit.expect("#pending-panel").isHidden();
        visit.assertClean();
    }

    private ObjectNode ended(String state) {
        ObjectNode order = server.scene()
                .list("orders", Instant.MAX)
                .filter(item -> item.path("orderId").asText().equals(Scene.WAITING))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        return order.put("state", state);
    }

    @Test
    @DisplayName("R-STATE HALT takes one click and one confirmation, and the page shows what the account then says")
    void halts_with_one_click_and_one_confirmation() {
        visit.find("#halt").click();
        visit.find("#command-confirm").click();
        visit.expect("#command-dialog").isHidden();

        assertThat(server.received())
                .extracting(received -> received.body().toString())
                .containsExactly("{\"kind\":\"HALT\",\"reason\":\"halted from the page\"}");
        server.push("account", server.scene().halted());
        visit.expect("#trading-state").hasText("Trading halted");
        visit.expect("#trading-state").hasAttribute("data-state", "HALTED");
        visit.assertClean();
    }

    @Test
    @DisplayName("R-STATE FLATTEN is not given without a reason")
    void flatten_needs_a_reason() {
        visit.find("[data-command='FLATTEN']").click();
        visit.find("#command-confirm").click();
        visit.expect("#command-dialog").isVisible();
        assertThat(server.received()).isEmpty();

        visit.find("#command-reason").fill("maintenance at the venue");
        visit.find("#command-confirm").click();
        visit.expect("#command-dialog").isHidden();
        assertThat(server.received())
                .extracting(received -> received.body().toString())
                .containsExactly("{\"kind\":\"FLATTEN\",\"reason\":\"maintenance at the venue\"}");
    }

    @Test
    @DisplayName("N-DASH a command whose answer is lost is sent again under the same key")
    void the_same_intention_keeps_its_key() {
        visit.page().route("**" + COMMANDS, route -> route.abort(), new Page.RouteOptions().setTimes(1));
        visit.find("#halt").click();
        String first = visit.page()
                .waitForRequest(
                        "**" + COMMANDS, () -> visit.find("#command-confirm").click())
                .headerValue("Idempotency-Key");
        visit.expect("#command-error").containsText("Not given");
        visit.find("#command-confirm").click();
        visit.expect("#command-dialog").isHidden();

        assertThat(server.received()).extracting(Received::idempotencyKey).containsExactly(first);
    }

    @Test
    @DisplayName("N-RECEIPTS an alert is acknowledged with one button")
    void acknowledges_an_alert() {
        visit.expect("#alerts-count").hasText("4 open");
        visit.find("[data-ack='alert-drift']").click();
        visit.expect("#alerts-count").hasText("3 open");
        visit.expect("[data-alert='alert-drift'] .why").hasText("R-STOP · acknowledged by ana");
        assertThat(server.received())
                .extracting(Received::path)
                .containsExactly("/api/v1/alerts/alert-drift/acknowledge");
    }

    @Test
    @DisplayName("R-STOP a position without a stop is shouted about")
    void a_position_without_a_stop_is_marked() {
        Candle candle = server.scene().market().candles("BINANCE:LTCUSDT").getLast();
        RiskDecision decision = Trades.decision(
                "decision-ltc", Trades.signal("signal-ltc", candle, Direction.LONG, "breakout", 0.8), "2", null);
        server.push("position", Ledger.position(decision, candle.getClose(), false, Market.NOW));

        Locator stop = visit.find("#positions tr", "LTCUSDT").locator("td").nth(4);
        assertThat(stop).hasText("no stop");
        assertThat(stop).hasAttribute("data-tone", "alarm");
    }

    @Test
    @DisplayName("N-DASH profit moves with every quote: leaving a long pays the bid")
    void profit_follows_the_quote() {
        double entry = server.scene().market().last(Market.FIRST);
        server.push("quote", server.scene().market().quote(Market.FIRST, entry + 1_000.05, Market.NOW.plusSeconds(1)));
        Locator row = visit.find("#positions tr", "BTCUSDT");
        assertThat(row.locator("td").nth(3)).hasText("%,.1f".formatted(entry + 1_000));
        assertThat(row.locator("td").nth(1)).hasText("%+,.2f".formatted((entry + 1_000 - openedAt()) * 0.031));
    }

    private double openedAt() {
        return server.scene()
                .list("positions", Instant.MAX)
                .filter(position -> position.get("instrument").asText().equals(Market.FIRST))
                .findFirst()
                .orElseThrow()
                .get("averagePrice")
                .asDouble();
    }

    @Test
    @DisplayName("X-SECURITY what a record says is text, whatever it says")
    void records_never_become_markup() {
        String text = "<img src=x onerror=\"document.title='owned'\"><b>bold</b>";
        server.push(
                "alert",
                Ledger.alert("alert-evil", Severity.CRITICAL, AlertKind.VENUE, "<i>", text, "cause", Market.NOW));

        visit.expect("[data-alert='alert-evil'] .what").hasText(text);
        visit.expect("#announcer-critical").hasText("Critical: " + text);
        visit.expect("#alerts img").hasCount(0);
        visit.expect("[data-alert='alert-evil'] b").hasCount(0);
        assertThat(visit.page().title()).isEqualTo("PAPER · Sluice");
        visit.assertClean();
    }

    @Test
    @DisplayName("X-SECURITY the token stays in this tab and is never part of an address")
    void the_token_is_never_in_an_address() {
        assertThat(visit.requests()).isNotEmpty().noneMatch(url -> url.contains(PageServer.TRADER));
        assertThat(visit.page().evaluate("Object.keys(localStorage).join() + document.cookie"))
                .isEqualTo("");
        visit.find("#who").click();
        visit.find("#sign-out").click();
        visit.expect("#sign-in").isVisible();
        visit.expect("#positions tr").hasCount(0);
        assertThat(visit.page().evaluate("sessionStorage.length")).isEqualTo(0);
        visit.assertClean();
    }

    @Test
    @DisplayName("A-BOUND a screen reader is told of a burst of alerts once, and of a critical one at once")
    void a_burst_of_alerts_is_announced_once() {
        for (int n = 1; n <= 20; n++) {
            server.push(
                    "alert",
                    Ledger.alert(
                            "burst-" + n,
                            Severity.INFO,
                            AlertKind.SIGNAL,
                            "A-SIGNAL",
                            "Signal " + n,
                            "cause",
                            Market.NOW));
        }
        visit.expect("#announcer").hasText("20 alerts, the newest: Signal 20");
        assertThat(List.of(visit.find("#announcer-critical").textContent())).containsExactly("");
    }

    @Test
    @DisplayName("N-DASH a fill's whole story opens from its row")
    void a_fill_opens_its_story() {
        visit.find("#tab-fills").click();
        visit.find("#activity-rows tr:first-child button").click();
        visit.expect("#drawer-title").hasText("Story of the fill");
        visit.expect("#drawer .chapters > li").hasCount(4);
        visit.page().keyboard().press("Escape");
        visit.expect("#drawer").isHidden();
    }
}
