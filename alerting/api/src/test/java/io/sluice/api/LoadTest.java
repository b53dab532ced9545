package io.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Sixty instruments, ten quotes a second each, twenty clients: run with {@code -Dsluice.soak=SECONDS}; prints figures. */
@WithCluster
@EnabledIfSystemProperty(named = "sluice.soak", matches = "[0-9]+")
class LoadTest {
    private static final int INSTRUMENTS = 60;
    private static final int CLIENTS = 20;
    private static final long TICK_NANOS = 100_000_000;

    @TempDir
    private static Path folder;

    @Test
    @DisplayName("N-API memory is flat with 60 instruments, 10 updates a second each and 20 clients")
    void memory_is_flat(Cluster cluster) throws Exception {
        int seconds = Integer.getInteger("sluice.soak");
        try (ApiStand stand = new ApiStand(cluster, folder, INSTRUMENTS)) {
            AtomicLong bytes = new AtomicLong();
            List<InputStream> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                InputStream stream = stand.http()
                        .send(stand.request("GET", "/api/v1/stream", stand.viewer, ""), BodyHandlers.ofInputStream())
                        .body();
                clients.add(stream);
                Thread.ofVirtual().start(() -> drain(stream, bytes));
            }
            List<Long> heaps = new ArrayList<>();
            long began = System.nanoTime();
            long sent = 0;
            for (int tick = 0; tick < seconds * 10; tick++) {
                for (int i = 0; i < INSTRUMENTS; i++) {
                    String id = i == 0 ? ApiStand.BTC : "BINANCE:COIN" + i;
                    stand.write(Topics.QUOTES, id, Records.minute(tick), Records.quote(id, tick, 500 + tick));
                    sent++;
                }
                long left = began + (tick + 1) * TICK_NANOS - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                if (tick % 50 == 49) {
                    System.gc();
                    heaps.add((Runtime.getRuntime().totalMemory()
                                    - Runtime.getRuntime().freeMemory())
                            / 1_000_000);
                }
            }
            System.out.printf(
                    "sent %d quotes in %.1f s; %d clients were sent %.1f MB; heap after each 5 s, MB: %s%n",
                    sent, (System.nanoTime() - began) / 1e9, CLIENTS, bytes.get() / 1e6, heaps);
            assertThat(heaps.getLast()).isLessThan(heaps.getFirst() + 50);
            for (InputStream client : clients) {
                client.close();
            }
        }
    }

    private static void drain(InputStream stream, AtomicLong bytes) {
        byte[] buffer = new byte[65_536];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes.addAndGet(read);
            }
        } catch (java.io.IOException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
