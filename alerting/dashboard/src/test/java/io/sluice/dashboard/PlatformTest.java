package io.sluice.dashboard;

import static io.sluice.topologies.Candles.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.server.Platform;
import io.sluice.schemas.Candle;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.Candles;
import io.sluice.topologies.Loop;
import io.sluice.topologies.Market;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page on the real thing: broker, folds, paper venue, API. What it must show is what the folds say in a loop. */
@ExtendWith(Chromium.class)
@WithCluster
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("N-DASH the page on a running platform")
class PlatformTest {
    private static final List<Candle> CANDLES = Market.walk(BTC, 44, 8);

    @TempDir
    private static Path folder;

    private static final Duration WINDOW = Duration.ofMinutes(3);

    private final Iterator<Candle> market = Market.walk(BTC, 600, 8).iterator();
    private int minutes;
    private Candle last;
    private Platform platform;

    /** Of the same market, but entries wait for a veto. */
    private Platform supervised;

    @BeforeAll
    void start(Cluster cluster) throws Exception {
        platform = new Platform(
                cluster, folder.resolve("free"), "paper", Loop.limits().build());
        supervised = new Platform(
                cluster,
                folder.resolve("supervised"),
                "supervised",
                Loop.limits().vetoWindow(WINDOW).build());
    }

    @AfterAll
    void stop() {
        platform.close();
        supervised.close();
    }

    /** The market goes on, a minute after its last candle. */
    private void move() throws Exception {
        play(market.next());
    }

    /** A minute in which nothing happens: the price stays where it is. */
    private void stand() throws Exception {
        play(Candles.flat(BTC, minutes, last.getClose(), last.getVolume()));
    }

    private void play(Candle candle) throws Exception {
        Candle now = Candles.flat(BTC, minutes++, 0, 0);
        last = Candle.newBuilder(candle)
                .setOpenTime(now.getOpenTime())
                .setCloseTime(now.getCloseTime())
                .setKnownAt(now.getKnownAt())
                .build();
        supervised.play(List.of(last));
    }

    /** Plays candles until an entry waits. */
    private OrderEvent nextWaiting() throws Exception {
        while (market.hasNext()) {
            move();
            Map<String, OrderEvent> newest = new LinkedHashMap<>();
            supervised.written(Topics.ORDER_EVENTS).forEach(event -> newest.put(event.getOrderId(), event));
            Optional<OrderEvent> waiting = newest.values().stream()
                    .filter(event -> event.getState() == OrderState.PENDING_VETO)
                    .findFirst();
            if (waiting.isPresent()) {
                return waiting.get();
            }
        }
        throw new AssertionError("the market has ended and nothing waits");
    }

    /** What became of an order, in the words of its events. */
    private List<OrderEventKind> course(String order) {
        return supervised.written(Topics.ORDER_EVENTS).stream()
                .filter(event -> event.getOrderId().equals(order))
                .map(OrderEvent::getKind)
                .toList();
    }

    /** Commands that have reached the venue's topic for this order. */
    private long commandsOf(String order) {
        return supervised.written(Topics.ORDERS_PAPER).stream()
                .filter(command -> command.getOrderId().equals(order))
                .count();
    }

    private long fillsOf(String order) {
        return supervised.written(Topics.FILLS).stream()
                .filter(fill -> fill.getOrderId().equals(order))
                .count();
    }

    private static void confirm(Visit visit, String reason) {
        visit.find("#command-reason").fill(reason);
        visit.find("#command-confirm").click();
        visit.expect("#command-dialog").isHidden();
    }

    private static String row(OrderEvent waiting) {
        return "#pending li[data-order='" + waiting.getOrderId() + "']";
    }

    private static String veto(OrderEvent waiting) {
        return "[data-veto='" + waiting.getOrderId() + "']";
    }

    private static LocatorAssertions.IsHiddenOptions goneSoon() {
        return new LocatorAssertions.IsHiddenOptions().setTimeout((double) Platform.LIMIT.toMillis());
    }

    private static LocatorAssertions.HasCountOptions patiently() {
        return new LocatorAssertions.HasCountOptions().setTimeout((double) Platform.LIMIT.toMillis());
    }

    private static String intent(RiskDecision decision) {
        String action =
                decision.getIntent().getAction().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(action.charAt(0)) + action.substring(1) + " BTCUSD";
    }

    @Test
    @DisplayName(
            "N-DASH shows exactly what the folds decide while candles are played, and finds it again after the API was gone")
    void shows_what_the_folds_decide() throws Exception {
        Loop loop = new Loop(BTC);
        CANDLES.forEach(loop::play);
        List<RiskDecision> decisions = loop.written(Topics.RISK_DECISIONS).reversed();
        String[] intents = decisions.stream().map(PlatformTest::intent).toArray(String[]::new);

        try (Visit visit = Visit.signedIn(platform.url(), platform.token())) {
            platform.play(CANDLES);

            visit.expect("#decisions > li").hasCount(decisions.size(), patiently());
            visit.expect("#decisions .what").hasText(intents);
            visit.find("#tab-fills").click();
            visit.expect("#activity-rows tr")
                    .hasCount(loop.written(Topics.FILLS).size());
            visit.find("#tab-signals").click();
            visit.expect("#activity-rows tr")
                    .hasCount(loop.written(Topics.SIGNALS).size());
            visit.expect("#chart").hasAttribute("aria-label", Pattern.compile("BTCUSD, 44 candles of 1m.*"));
            visit.expect("#chart-empty").isHidden();
            assertThat(visit.find("main").boundingBox().height).isGreaterThan(700);
            visit.find("#decisions button").first().click();
            visit.expect("#drawer .decision .verdicts tbody tr")
                    .hasCount(decisions.getFirst().getVerdicts().size());
            visit.picture("platform-light");
            visit.assertClean(fault -> fault.contains("404"));

            platform.withoutApi(() -> visit.expect("#connection").hasAttribute("data-state", "offline"));
            visit.expect("#connection")
                    .hasAttribute("data-state", "live", new LocatorAssertions.HasAttributeOptions().setTimeout((double)
                                    Platform.LIMIT.toMillis()));
            visit.expect("#decisions .what").hasText(intents);
            assertThat(visit.faults()).noneMatch(fault -> fault.contains("Content Security Policy"));
        }
    }

    @Test
    @DisplayName("R-VETO a trader sees what waits with its countdown and takes it back: no venue ever hears of it")
    void vetoes_in_time() throws Exception {
        try (Visit visit = Visit.signedIn(supervised.url(), supervised.tokenOf("vetoer", "trader"))) {
            OrderEvent waiting = nextWaiting();
            visit.expect("#pending-title").hasText("1 order waits for a veto");
            visit.expect(row(waiting) + " .what").hasText(Pattern.compile("(Buy|Sell) [0-9.]+ BTCUSD"));
            visit.expect(row(waiting) + " .countdown b")
                    .hasText(Pattern.compile("2:[0-5][0-9] min|1[0-9][0-9] s|3:00 min"));
            visit.picture("platform-waiting");

            visit.find(veto(waiting)).click();
            confirm(visit, "not in this market");

            visit.expect(row(waiting)).isHidden(goneSoon());
            move();
            assertThat(course(waiting.getOrderId())).containsExactly(OrderEventKind.HOLD, OrderEventKind.VETO);
            assertThat(commandsOf(waiting.getOrderId())).isZero();
            assertThat(fillsOf(waiting.getOrderId())).isZero();
            OperatorCommand given = supervised.written(Topics.OPERATOR_COMMANDS).getLast();
            assertThat(List.of(given.getKind().name(), given.getTargetId(), given.getWho(), given.getReason()))
                    .containsExactly("VETO", waiting.getOrderId(), "vetoer", "not in this market");
            visit.assertClean(fault -> fault.contains("404"));
        }
    }

    @Test
    @DisplayName("R-VETO what nobody speaks of goes to the venue when its window has closed")
    void lets_a_window_run_out() throws Exception {
        try (Visit visit = Visit.signedIn(supervised.url(), supervised.token())) {
            OrderEvent waiting = nextWaiting();
            visit.expect(row(waiting)).isVisible();

            for (int minute = 0; minute <= WINDOW.toMinutes(); minute++) {
                stand();
            }

            visit.expect(row(waiting)).isHidden(goneSoon());
            assertThat(course(waiting.getOrderId())).startsWith(OrderEventKind.HOLD, OrderEventKind.RELEASE);
            assertThat(commandsOf(waiting.getOrderId())).isPositive();
        }
    }

    @Test
    @DisplayName("R-VETO a trader lets an order go before its window ends")
    void lets_an_order_go() throws Exception {
        try (Visit visit = Visit.signedIn(supervised.url(), supervised.tokenOf("releaser", "trader"))) {
            OrderEvent waiting = nextWaiting();
            visit.find("[data-let-go='" + waiting.getOrderId() + "']").click();
            visit.expect("#command-title").hasText(Pattern.compile("LET GO (buy|sell) [0-9.]+ BTCUSD"));
            confirm(visit, "looked at it");

            visit.expect(row(waiting)).isHidden(goneSoon());
            supervised.settle();
            assertThat(course(waiting.getOrderId())).startsWith(OrderEventKind.HOLD, OrderEventKind.RELEASE);
            assertThat(commandsOf(waiting.getOrderId())).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("R-STATE HALT takes back what waits and stays until somebody resumes")
    void halts() throws Exception {
        try (Visit visit = Visit.signedIn(supervised.url(), supervised.tokenOf("halter", "trader"))) {
            OrderEvent waiting = nextWaiting();
            visit.expect(row(waiting)).isVisible();

            visit.page().keyboard().press("h");
            visit.find("#command-confirm").click();

            visit.expect("#trading-text").hasText("halted", soon());
            visit.expect(row(waiting)).isHidden(goneSoon());
            assertThat(course(waiting.getOrderId())).containsExactly(OrderEventKind.HOLD, OrderEventKind.CANCEL);
            assertThat(commandsOf(waiting.getOrderId())).isZero();
            visit.picture("platform-halted");

            visit.find("button[data-command=RESUME]").click();
            confirm(visit, "looked at it, goes on");
            visit.expect("#trading-text").hasText("active", soon());
        }
    }

    private static LocatorAssertions.HasTextOptions soon() {
        return new LocatorAssertions.HasTextOptions().setTimeout((double) Platform.LIMIT.toMillis());
    }

    @Test
    @DisplayName("X-SECURITY a viewer sees what waits and can do nothing about it, on the page and past it")
    void refuses_a_viewer() throws Exception {
        String viewer = supervised.tokenOf("looker", "viewer");
        long before = supervised.written(Topics.OPERATOR_COMMANDS).size();
        try (Visit visit = Visit.signedIn(supervised.url(), viewer)) {
            OrderEvent waiting = nextWaiting();
            for (String button : List.of(
                    "#halt",
                    veto(waiting),
                    "[data-let-go]",
                    "[data-command=PAUSE]",
                    "[data-command=REDUCE]",
                    "[data-command=FLATTEN]",
                    "[data-command=FREEZE]",
                    "[data-command=RESUME]")) {
                visit.expect(button).hasAttribute("aria-disabled", "true");
                visit.expect(button).hasAttribute("title", "looker has the role viewer; commands need trader.");
                visit.find(button).dispatchEvent("click");
                visit.expect("#command-dialog").isHidden();
            }
            String body = "{\"kind\":\"VETO\",\"targetId\":\"" + waiting.getOrderId() + "\",\"reason\":\"x\"}";
            assertThat(supervised
                            .post("/api/v1/accounts/" + Loop.ACCOUNT + "/commands", viewer, body)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(supervised.written(Topics.OPERATOR_COMMANDS)).hasSize((int) before);
            endWaiting(waiting);
        }
    }

    /** So that the next test finds nothing waiting. */
    private void endWaiting(OrderEvent waiting) throws Exception {
        String body = "{\"kind\":\"VETO\",\"targetId\":\"" + waiting.getOrderId() + "\",\"reason\":\"over\"}";
        supervised.post("/api/v1/accounts/" + Loop.ACCOUNT + "/commands", supervised.token(), body);
        supervised.settle();
    }

    @Test
    @DisplayName("N-DASH the time machine shows an entry waiting, as it was then, after it was taken back")
    void shows_the_past() throws Exception {
        OrderEvent waiting = nextWaiting();
        move();
        endWaiting(waiting);
        move();
        supervised.awaitArchive();
        Instant then = waiting.getTime().plusSeconds(30);
        long decided = supervised.written(Topics.RISK_DECISIONS).stream()
                .filter(decision -> !decision.getTime().isAfter(then))
                .count();
        try (Visit visit = Visit.signedIn(supervised.url(), supervised.token())) {
            visit.expect("#pending-panel").isHidden();
            visit.find("#past-open").click();
            visit.find("#past-at").fill(then.toString().substring(0, 19));
            visit.find("#past-go").click();

            visit.expect("#past-title").hasText("THE PAST");
            visit.expect(row(waiting) + " .countdown b").hasText("2:30 min");
            visit.expect(veto(waiting)).hasAttribute("aria-disabled", "true");
            visit.expect("#decisions > li").hasCount((int) decided);
            visit.picture("platform-past");
            visit.find("#past-leave").click();

            visit.expect("#connection").hasAttribute("data-state", "live");
            visit.expect("#pending-panel").isHidden();
        }
    }
}
