package io.sluice.delivery.runner;

import static io.sluice.delivery.runner.Stand.LONGEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.delivery.Alerts;
import io.sluice.delivery.fold.Trigger;
import io.sluice.schemas.Alert;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.WithCluster;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
class DeliveryTest {
    private static Stand stand;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(Cluster cluster) {
        stand = new Stand(cluster);
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    private Path file() {
        return folder.resolve("arrived");
    }

    @Test
    @DisplayName("N-RECEIPTS a channel that is down for a while: everything due arrives afterwards, once")
    void everything_due_arrives_once_when_the_channel_is_up_again() throws Exception {
        Stand.Scene scene = stand.scene("outage");
        AtomicBoolean up = new AtomicBoolean();
        FileChannel channel = new FileChannel("file", file(), attempt -> up.get(), () -> {});
        Alert[] alerts = IntStream.range(0, 20)
                .mapToObj(number -> Alerts.critical("a" + number))
                .toArray(Alert[]::new);
        try (Delivery delivery = scene.deliver(DeliveryProcess.settings("file", Trigger.AT_ONCE), channel)) {
            scene.write(alerts);
            scene.awaitStory(alerts[0], "FAILED file anna#3");
            assertThat(FileChannel.arrived(file())).isEmpty();
            up.set(true);
            for (Alert alert : alerts) {
                Await.until(
                        "a delivery of " + alert.getCauseId(),
                        LONGEST,
                        () -> scene.story(alert).stream().anyMatch(line -> line.startsWith("DELIVERED")));
            }
            assertThat(delivery.ailment()).isEmpty();
        }
        assertThat(FileChannel.arrived(file()))
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 20).mapToObj(number -> "a" + number).toArray(String[]::new));
        assertThat(scene.story(alerts[1])).containsExactly("ATTEMPTED file anna#1", "DELIVERED file anna#1");
    }

    @Test
    @DisplayName(
            "N-RECEIPTS killed after an alert arrived and before that is recorded: repeated as a repetition, the rest once")
    void killed_between_attempt_and_receipt() throws Exception {
        Stand.Scene scene = stand.scene("killed");
        Alert first = Alerts.critical("first");
        Alert second = Alerts.critical("second");
        try (JavaProcess process = JavaCommand.of(DeliveryProcess.class)
                .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withArguments(stand.bootstrapServers(), stand.registryUrl(), scene.name(), file().toString())
                .start()) {
            process.awaitLine(DeliveryProcess.READY::equals, LONGEST);
            scene.write(first, second);
            assertThat(process.awaitExit(LONGEST)).isEqualTo(DeliveryProcess.DIED);
        }
        assertThat(FileChannel.arrived(file())).containsExactly("first");
        FileChannel channel = new FileChannel("file", file(), attempt -> true, () -> {});
        try (Delivery delivery = scene.deliver(DeliveryProcess.settings("file", Trigger.AT_ONCE), channel)) {
            scene.awaitStory(first, "DELIVERED file anna#2");
            scene.awaitStory(second, "DELIVERED file anna#1");
            assertThat(delivery.ailment()).isEmpty();
        }
        assertThat(FileChannel.arrived(file())).containsExactly("first", "first again", "second");
        try (Delivery third = scene.deliver(DeliveryProcess.settings("file", Trigger.AT_ONCE), channel)) {
            Alert later = Alerts.critical("later");
            scene.write(first, later);
            scene.awaitStory(later, "DELIVERED file anna#1");
            assertThat(third.ailment()).isEmpty();
        }
        assertThat(FileChannel.arrived(file()))
                .as("after a quiet restart, and a copy of an alert that is over")
                .containsExactly("first", "first again", "second", "later");
    }

    @Test
    @DisplayName(
            "N-RECEIPTS what was written before alerting was first started is not due, and people may still ask for it")
    void history_is_not_due() throws Exception {
        Stand.Scene scene = stand.scene("history");
        Alert old = Alerts.critical("old");
        Alert fresh = Alerts.critical("fresh");
        scene.write(old);
        FileChannel channel = new FileChannel("file", file(), attempt -> true, () -> {});
        try (Delivery delivery = scene.deliver(DeliveryProcess.settings("file", Trigger.AT_ONCE), channel)) {
            scene.write(fresh);
            scene.awaitStory(fresh, "DELIVERED file anna#1");
            assertThat(delivery.acknowledge(old.getId(), "test", "bob", "old")).isTrue();
            scene.awaitStory(old, "ACKNOWLEDGED test bob#1");
        }
        assertThat(FileChannel.arrived(file())).containsExactly("fresh");
    }

    @Test
    @DisplayName("N-RECEIPTS an operator's ACKNOWLEDGE on operator-commands ends it")
    void an_operators_command_acknowledges() throws Exception {
        Stand.Scene scene = stand.scene("command");
        Alert alert = Alerts.critical("seen");
        FileChannel down = new FileChannel("file", file(), attempt -> false, () -> {});
        try (Delivery delivery = scene.deliver(DeliveryProcess.settings("file", Trigger.AT_ONCE), down)) {
            scene.write(alert);
            scene.awaitStory(alert, "FAILED file anna#1");
            scene.acknowledge(alert, "bob");
            scene.awaitStory(alert, "ACKNOWLEDGED command bob#1");
            int attempts = scene.story(alert).size();
            Alert next = Alerts.critical("next");
            scene.write(next);
            scene.awaitStory(next, "FAILED file anna#2");
            assertThat(scene.story(alert).size()).as("nothing more of it").isLessThanOrEqualTo(attempts + 1);
            assertThat(delivery.ailment()).isEmpty();
        }
    }
}
