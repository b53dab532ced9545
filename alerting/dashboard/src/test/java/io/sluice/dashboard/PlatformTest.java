package io.sluice.dashboard;

import static io.sluice.topologies.Candles.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.server.Platform;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.Loop;
import io.sluice.topologies.Market;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    private Platform platform;

    @BeforeAll
    void start(Cluster cluster) throws Exception {
        platform = new Platform(cluster, folder);
    }

    @AfterAll
    void stop() {
        platform.close();
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
}
