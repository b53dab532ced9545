package io.sluice.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dashboard.browser.Chromium;
import io.sluice.dashboard.browser.Visit;
import io.sluice.dashboard.scene.Market;
import io.sluice.dashboard.scene.Scene;
import io.sluice.dashboard.server.PageServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
@DisplayName("N-DASH sixty instruments, ten updates a second each")
class LoadTest {
    private static final int ROUNDS = 40;
    private static final long BETWEEN_ROUNDS = 100_000_000L;
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
    @DisplayName("N-DASH paints at most once a frame, makes no row anew, and ends with the last price of each")
    void paints_once_a_frame_whatever_comes(TestReporter reporter) {
        try (Visit visit = Visit.signedIn(server.url(), PageServer.TRADER)) {
            visit.expect("#watch li").hasCount(60);
            visit.expect("#positions tr").hasCount(3);
            visit.page().evaluate("""
                    () => {
                        const seen = { paints: 0, frames: 0, gaps: [], rows: [...document.querySelectorAll('#watch li')] };
                        window.seen = seen;
                        new MutationObserver(() => seen.paints++).observe(document.querySelector('#watch'), { subtree: true, childList: true, characterData: true });
                        let before = performance.now();
                        const tick = now => { seen.frames++; seen.gaps.push(now - before); before = now; requestAnimationFrame(tick); };
                        requestAnimationFrame(tick);
                    }""");
            List<String> instruments = server.scene().market().instruments();
            for (int round = 1; round <= ROUNDS; round++) {
                Instant time = Market.NOW.plusMillis(round * 100L);
                double factor = 1 + round * 0.001;
                instruments.forEach(id -> server.push(
                        "quote",
                        server.scene()
                                .market()
                                .quote(id, server.scene().market().last(id) * factor, time)));
                LockSupport.parkNanos(BETWEEN_ROUNDS);
            }
            String[] last = instruments.stream().map(this::finalPrice).toArray(String[]::new);
            visit.expect("#watch .last").hasText(last);

            Map<?, ?> seen = (Map<?, ?>) visit.page().evaluate("""
                    () => {
                        const gaps = [...seen.gaps].sort((a, b) => a - b);
                        const rows = [...document.querySelectorAll('#watch li')];
                        return { paints: seen.paints, frames: seen.frames, same: rows.every((row, i) => row === seen.rows[i]),
                                 p50: gaps[Math.floor(gaps.length * 0.5)], p99: gaps[Math.floor(gaps.length * 0.99)] };
                    }""");
            reporter.publishEntry("frames between paints", seen.toString());
            assertThat(seen.get("same")).isEqualTo(true);
            assertThat((Integer) seen.get("paints")).isLessThanOrEqualTo((Integer) seen.get("frames"));
            visit.assertClean();
        }
    }

    private String finalPrice(String id) {
        double price = server.scene().market().last(id) * (1 + ROUNDS * 0.001);
        double half = Math.pow(10, -server.scene().market().decimals(id)) / 2;
        // The browser shows the middle of bid and ask as doubles add up.
        return ("%,." + server.scene().market().decimals(id) + "f").formatted(((price - half) + (price + half)) / 2);
    }
}
