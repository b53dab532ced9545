package io.sluice.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.scene.Market;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.scene.Trades;
import io.sluice.dashboard.server.PageServer;
import io.sluice.schemas.Direction;
import java.util.Collections;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
@DisplayName("N-DASH the time machine")
class TimeMachineTest {
    private static PageServer server;

    @BeforeAll
    static void start() {
        server = new PageServer(new Scene(), "paper");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("N-DASH shows what was known at an instant, marked as past, without commands, and goes back to now")
    void shows_what_was_known_and_goes_back() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            visit.expect("#decisions > li").hasCount(6);
            visit.find("#past-open").click();
            visit.find("#past-at").fill("2026-03-17T14:00");
            visit.find("#past-go").click();

            visit.expect("#past-title").hasText("THE PAST");
            visit.expect("#past-note")
                    .hasText("Shown is what was known at 2026-03-17 14:00:00 UTC. Of commands only HALT is there.");
            visit.expect("body").hasAttribute("data-time", "past");
            visit.expect("#connection-text").hasText("looking at the past");
            visit.expect("#decisions .what").hasText(new String[] {"Open short ETHUSDT", "Open long BTCUSDT"});
            visit.expect("#positions tr").hasCount(2);
            visit.expect("#pending-panel").isHidden();
            visit.expect("#halt").hasAttribute("aria-disabled", "false");
            visit.expect("button[data-command=RESUME]").hasAttribute("aria-disabled", "true");
            visit.expect("#command-note").hasText("The page shows the past; go back to now to give commands.");
            visit.expect("#chart").hasAttribute("aria-label", Pattern.compile("BTCUSDT, 236 candles of 1m.*"));
            visit.expect("#watch .last").hasText(Collections.nCopies(60, "").toArray(String[]::new));
            visit.expect("#health").hasText("How the pipeline was is not kept; its metrics are (Prometheus).");
            visit.picture("past-light");

            server.push(
                    "decision",
                    Trades.decision(
                            "later",
                            Trades.signal(
                                    "signal-later",
                                    server.scene().market().next(Market.FIRST),
                                    Direction.LONG,
                                    "breakout",
                                    0.8),
                            "1",
                            null));
            visit.find("[data-step='3600']").click();
            visit.expect("#decisions > li").hasCount(5);
            visit.find("#past-leave").click();

            visit.expect("body").hasAttribute("data-time", "now");
            visit.expect("#connection").hasAttribute("data-state", "live");
            visit.expect("#decisions > li").hasCount(6);
            visit.expect("#halt").hasAttribute("aria-disabled", "false");
            assertThat(server.received()).isEmpty();
            visit.assertClean();
        }
    }
}
