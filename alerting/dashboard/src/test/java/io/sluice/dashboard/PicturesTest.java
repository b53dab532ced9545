package io.sluice.dashboard;

import com.microsoft.playwright.options.ColorScheme;
import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.browser.Visit.Screen;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.server.PageServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
@DisplayName("N-DASH pictures of the page, to be looked at")
class PicturesTest {
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
    @DisplayName("N-DASH desktop, light")
    void desktop_in_light_colours() {
        picture(Screen.DESKTOP, ColorScheme.LIGHT, "desktop-light");
    }

    @Test
    @DisplayName("N-DASH desktop, dark")
    void desktop_in_dark_colours() {
        picture(Screen.DESKTOP, ColorScheme.DARK, "desktop-dark");
    }

    @Test
    @DisplayName("N-DASH a decision opened into its checks")
    void a_decision_opened() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            visit.find("[data-decision='" + Scene.REFUSED + "']").click();
            visit.expect(".chapters > li").hasCount(4);
            visit.picture("decision-light");
            visit.assertClean();
        }
    }

    @Test
    @DisplayName("N-DASH phone: chart, positions, decisions")
    void phone() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER, Screen.PHONE, ColorScheme.LIGHT)) {
            visit.expect("#watch li").hasCount(60);
            visit.picture("phone-chart");
            for (String view : new String[] {"positions", "decisions", "alerts", "health"}) {
                visit.find("[data-goto='" + view + "']").click();
                visit.expect("#" + view + "-panel").isVisible();
                visit.picture("phone-" + view);
            }
            visit.assertClean();
        }
    }

    private static void picture(Screen screen, ColorScheme colours, String name) {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER, screen, colours)) {
            visit.expect("#positions tr").hasCount(3);
            visit.expect("#health table").hasCount(5);
            visit.page().waitForTimeout(300);
            visit.picture(name);
            visit.assertClean();
        }
    }
}
