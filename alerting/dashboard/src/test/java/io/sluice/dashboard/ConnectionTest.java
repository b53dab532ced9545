package io.sluice.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.scene.Market;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.scene.Trades;
import io.sluice.dashboard.server.PageServer;
import io.sluice.schemas.Direction;
import io.sluice.schemas.RiskDecision;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
@DisplayName("N-DASH the connection is lost and found again")
class ConnectionTest {
    private static PageServer server;

    @BeforeAll
    static void start() {
        server = new PageServer(new Scene(), "paper");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.reset();
    }

    private static RiskDecision decision(String id) {
        return Trades.decision(
                id,
                Trades.signal(
                        "signal-" + id, server.scene().market().next(Market.FIRST), Direction.SHORT, "breakout", 0.8),
                "1",
                null);
    }

    @Test
    @DisplayName("N-DASH says that it is not live, comes back by itself, and has missed nothing")
    void resumes_where_it_was_cut_off() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            server.push("decision", decision("before"));
            visit.expect("[data-decision='before']").isVisible();

            server.goAway();
            visit.expect("#connection").hasAttribute("data-state", "offline");
            visit.expect("body").hasAttribute("data-connection", "offline");
            server.push("decision", decision("meanwhile"));
            server.comeBack();

            visit.expect("#connection").hasAttribute("data-state", "live");
            visit.expect("[data-decision='meanwhile']").isVisible();
            assertThat(visit.requests().stream().filter(url -> url.endsWith("/decisions?limit=200")))
                    .hasSize(1);
            visit.assertClean(fault -> fault.contains("503") || fault.contains("ERR_INCOMPLETE_CHUNKED_ENCODING"));
        }
    }

    @Test
    @DisplayName("N-DASH a network that goes away and comes back is noticed at once")
    void notices_that_the_network_is_gone() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            visit.goOffline(true);
            visit.expect("#connection-text").hasText("not live, retrying");
            visit.goOffline(false);
            visit.expect("#connection-text").hasText("live");
        }
    }

    @Test
    @DisplayName("X-SECURITY a token that is not known is asked for again, with the reason")
    void asks_again_for_a_token_that_is_refused() {
        try (Visit visit = Visit.to(server.url())) {
            visit.signIn("wrong");
            visit.expect("#sign-in-error").hasText("The token is not known");
            visit.signIn(PageServer.VIEWER);
            visit.expect("#connection").hasAttribute("data-state", "live");
        }
    }

    @Test
    @DisplayName("N-API a viewer may look, and each button says why it may not be used")
    void a_viewer_is_refused_with_the_reason() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.VIEWER)) {
            String reason = "ana has the role viewer; commands need trader.";
            visit.expect("#command-note").hasText(reason);
            for (String button :
                    List.of("#halt", "[data-command='PAUSE']", "[data-command='FLATTEN']", "[data-veto]")) {
                visit.expect(button).hasAttribute("aria-disabled", "true");
                visit.expect(button).hasAttribute("title", reason);
            }
            visit.find("#halt").click(new Locator.ClickOptions().setForce(true));
            visit.expect("#toasts").hasText(reason);
            visit.expect("#command-dialog").isHidden();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    @DisplayName("N-API when the server refuses a command its words are shown")
    void shows_the_servers_refusal() {
        try (Visit visit = Visit.to(server.url())) {
            visit.page()
                    .route(
                            "**/api/v1/status",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(route.fetch().text().replace("viewer", "trader"))));
            visit.signIn(PageServer.VIEWER);
            visit.expect("#connection").hasAttribute("data-state", "live");
            visit.find("#halt").click();
            visit.find("#command-confirm").click();
            visit.expect("#command-error").hasText("Not given: The role viewer may not do this");
        }
    }

    @Test
    @DisplayName("O-MODES live is unmistakable")
    void live_mode_is_unmistakable() {
        try (PageServer live = new PageServer(new Scene(), "live");
                Visit visit = Visit.signedIn(live.url(), PageServer.TRADER)) {
            visit.expect("#mode").hasText("live");
            visit.expect("#mode").hasCSS("background-color", "rgb(179, 22, 29)");
            visit.expect(".bar").hasCSS("border-top-color", "rgb(179, 22, 29)");
            assertThat(visit.page().title()).isEqualTo("LIVE · Sluice");
        }
    }

    @Test
    @DisplayName("N-API an event stream reads the same in whatever pieces it arrives")
    void the_stream_is_read_the_same_in_any_pieces() {
        String stream =
                "id: 1\ndata: {\"type\":\"a\",\"id\":\"1\",\"data\":\"é\"}\n\n: quiet\n\nevent: b\r\nid: 2\r\ndata: [1,\r\ndata: 2]\r\n\r\n";
        try (Visit visit = Visit.to(server.url())) {
            Object frames = visit.page().evaluate("""
                    async stream => {
                        const { EventParser, frameOf } = await import('/app/sse.js');
                        const read = size => {
                            const parser = new EventParser();
                            const frames = [];
                            for (let at = 0; at < stream.length; at += size) {
                                frames.push(...parser.feed(stream.slice(at, at + size)).map(frameOf));
                            }
                            return JSON.stringify(frames);
                        };
                        return [...new Set(Array.from({ length: stream.length }, (_, size) => read(size + 1)))];
                    }""", stream);
            assertThat(frames)
                    .isEqualTo(
                            List.of(
                                    "[{\"type\":\"a\",\"id\":\"1\",\"data\":\"é\"},{\"type\":\"b\",\"id\":\"2\",\"data\":[1,2]}]"));
        }
    }
}
