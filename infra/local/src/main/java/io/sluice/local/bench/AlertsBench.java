package io.sluice.local.bench;

import io.sluice.delivery.Alerting;
import io.sluice.delivery.AlertingSettings;
import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.websocket.Access;
import io.sluice.delivery.websocket.WebSocketSettings;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Severity;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * From the call that writes an alert to its topic until each of many listeners on loopback has it, beside two floors of the
 * same run: as many bytes from one thread to as many bare sockets, and an alert's way to a single listener.
 */
final class AlertsBench {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCOUNT = "bench";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration RECEIPT = Duration.ofSeconds(30);
    private static final Duration ESCALATE = Duration.ofMinutes(5);

    private final int listeners;
    private final Rounds rounds;
    private final Consumer<String> progress;

    /** @param alerts how many are measured, after a third as many */
    AlertsBench(int listeners, int alerts, Consumer<String> progress) {
        this.listeners = listeners;
        this.rounds = new Rounds(alerts);
        this.progress = progress;
    }

    /**
     * Delays in milliseconds.
     *
     * @param arrived alerts that arrived at a listener, all of them together
     * @param expected those that should have
     */
    record Result(
            double p50Ms,
            double p99Ms,
            double maxMs,
            double socketsP50Ms,
            double socketsP99Ms,
            double socketsMaxMs,
            double oneP50Ms,
            double oneP99Ms,
            double oneMaxMs,
            long arrived,
            long expected) {}

    Result run() throws IOException, TimeoutException, InterruptedException {
        progress.accept("bytes to %,d bare sockets".formatted(listeners));
        Histogram sockets = BareSockets.measure(listeners, rounds);
        try (Stand stand = new Stand();
                KafkaProducer<byte[], byte[]> producer = stand.producer(0)) {
            progress.accept("alerts to one listener");
            Histogram one = alerts(stand, producer, 1);
            progress.accept("alerts to %,d listeners".formatted(listeners));
            Histogram many = alerts(stand, producer, listeners);
            return new Result(
                    Delays.p50(many),
                    Delays.p99(many),
                    Delays.max(many),
                    Delays.p50(sockets),
                    Delays.p99(sockets),
                    Delays.max(sockets),
                    Delays.p50(one),
                    Delays.p99(one),
                    Delays.max(one),
                    many.getTotalCount(),
                    (long) rounds.measured() * listeners);
        }
    }

    private Histogram alerts(Stand stand, KafkaProducer<byte[], byte[]> producer, int count)
            throws TimeoutException, InterruptedException {
        Alerting.Where where = new Alerting.Where(stand.kafka(), stand.registry(), stand.namespace(), List.of());
        try (Alerting alerting = Alerting.start(settings(), where, Access.open());
                Listeners heard = new Listeners()) {
            if (!alerting.awaitReady(LONGEST_START)) {
                throw new TimeoutException("alerts are not taken from Kafka after " + LONGEST_START);
            }
            heard.connect(alerting.port().orElseThrow(), count);
            for (int round = 0; round < rounds.all(); round++) {
                Alert alert = alert(count + " listeners, round " + round);
                if (rounds.counts(round)) {
                    heard.expect(alert.getId());
                }
                write(stand, producer, alert);
                rounds.pause();
            }
            return heard.await((long) rounds.measured() * count, LONGEST);
        }
    }

    private static AlertingSettings settings() {
        return new AlertingSettings(
                new DeliverySettings(List.of(), RECEIPT, ESCALATE, DeliverySettings.QUEUE),
                Language.ENGLISH,
                Optional.of(new WebSocketSettings(LOOPBACK, 0, Set.of(), Language.ENGLISH)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Alert alert(String cause) {
        return Alert.newBuilder()
                .setId(Ids.alert("R-BREAKER", cause))
                .setKind(AlertKind.BREAKER)
                .setSeverity(Severity.CRITICAL)
                .setAccount(ACCOUNT)
                .setInstrument("BENCH:1")
                .setCode("R-BREAKER")
                .setText("The account is halted: WEEK at equity 9690.00, week start 10000.00, day peak 10010.00.")
                .setCauseId(cause)
                .setTime(Instant.EPOCH)
                .build();
    }

    private static void write(Stand stand, KafkaProducer<byte[], byte[]> producer, Alert alert)
            throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(
                            Topics.ALERTS.in(stand.namespace()),
                            ACCOUNT.getBytes(StandardCharsets.UTF_8),
                            stand.codec().encode(Topics.ALERTS, alert)))
                    .get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("an alert was not written", refused.getCause());
        }
    }
}
