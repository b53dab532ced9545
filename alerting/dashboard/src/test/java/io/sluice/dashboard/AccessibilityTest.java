package io.sluice.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.browser.Visit.Screen;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.server.PageServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
@DisplayName("N-DASH usable by keyboard, by screen reader, on a phone")
class AccessibilityTest {
    private static final String VIOLATIONS = """
            async () => {
                const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
                return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
            }""";
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

    /** What axe, the rules of which follow WCAG, has to say about what is on the screen now. */
    private static void assertAccessible(Visit visit) throws IOException {
        try (InputStream axe = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            visit.page().evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(visit.page().evaluate(VIOLATIONS)).isEqualTo(List.of());
    }

    @Test
    @DisplayName("N-DASH the desktop breaks none of the rules of WCAG 2.2 AA that a machine can check, light or dark")
    void the_desktop_is_accessible() throws IOException {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER, Screen.DESKTOP, colours)) {
                visit.expect("#positions tr").hasCount(3);
                assertAccessible(visit);
                visit.find("[data-decision='" + Scene.REFUSED + "']").click();
                visit.expect("#drawer .chapters > li").hasCount(4);
                visit.find("#past-open").click();
                assertAccessible(visit);
                visit.find("#halt").click();
                assertAccessible(visit);
            }
        }
    }

    @Test
    @DisplayName(
            "N-DASH each view of the phone breaks none either, nothing is wider than the screen, HALT is always there")
    void the_phone_is_accessible() throws IOException {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER, Screen.PHONE, ColorScheme.LIGHT)) {
            for (String view : List.of("chart", "positions", "decisions", "alerts", "health")) {
                visit.find("[data-goto='" + view + "']").click();
                visit.expect("#" + view + "-panel").isVisible();
                visit.page().mouse().wheel(0, 4_000);
                visit.expect("#halt").isInViewport();
                assertThat(visit.page().evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(390);
                assertAccessible(visit);
            }
        }
    }

    @Test
    @DisplayName("N-DASH everything is done without a mouse")
    void everything_is_done_by_keyboard() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            visit.expect("#positions tr").hasCount(3);
            press(visit, "?");
            visit.expect("#help-keys").containsText("VETO the order whose window closes first");
            press(visit, "Escape");
            visit.expect("#help").isHidden();
            press(visit, "v");
            visit.expect("#command-confirm").isFocused();
            press(visit, "Enter");
            visit.expect("#command-dialog").isHidden();
            press(visit, "h");
            press(visit, "Enter");
            visit.expect("#command-dialog").isHidden();
            press(visit, "p");
            visit.expect("#command-reason").isFocused();
            visit.page().keyboard().type("halt h");
            press(visit, "Enter");
            visit.expect("#command-dialog").isHidden();
            assertThat(server.received())
                    .extracting(received -> received.body().get("kind").asText())
                    .containsExactly("VETO", "HALT", "PAUSE");

            press(visit, "d");
            press(visit, "Tab");
            press(visit, "Tab");
            press(visit, "Enter");
            visit.expect("#drawer-title").isFocused();
            press(visit, "Escape");
            visit.expect("#drawer").isHidden();
            assertThat(visit.find("#decisions button").first()).isFocused();
            press(visit, "]");
            visit.expect("#instrument").hasValue("BINANCE:ETHUSDT");
            visit.assertClean();
        }
    }

    @Test
    @DisplayName("N-DASH single keys can be switched off, for whoever speaks to their computer")
    void single_keys_can_be_switched_off() {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            press(visit, "?");
            visit.find("#shortcuts-on").uncheck();
            press(visit, "Escape");
            visit.expect("#help").isHidden();
            press(visit, "h");
            visit.expect("#command-dialog").isHidden();
            visit.find("#help-open").focus();
            press(visit, "Enter");
            visit.expect("#help").isVisible();
        }
    }

    private static void press(Visit visit, String key) {
        visit.page().keyboard().press(key);
    }
}
