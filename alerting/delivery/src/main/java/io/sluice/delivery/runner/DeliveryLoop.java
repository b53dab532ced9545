package io.sluice.delivery.runner;

import io.sluice.delivery.fold.DeliveryEvent;
import io.sluice.delivery.fold.DeliveryFold;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.DeliveryState;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** One owner's life with the log: it rebuilds the fold, then turns. */
final class DeliveryLoop {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration COMMIT = Duration.ofSeconds(1);
    /** So many records of deliveries before the oldest open alert are read again, to know a copy of an alert as a copy. */
    private static final long REMEMBERED = 10_000;
    /** Listeners were connected to the former process and come back: an alert of that time waits for their receipts. */
    private static final int COMING_BACK = 1;

    private final DeliveryParts parts;
    private final DeliveryLog log;
    private final Inbox inbox;
    private final Map<String, ChannelWorker> workers;
    private final DeliveryFold fold;
    private final Restart restart = new Restart();
    private Map<TopicPartition, Long> committed = Map.of();
    private Instant committedAt = Instant.MIN;

    DeliveryLoop(DeliveryParts parts, DeliveryLog log, Inbox inbox, Map<String, ChannelWorker> workers) {
        this.parts = parts;
        this.log = log;
        this.inbox = inbox;
        this.workers = workers;
        this.fold = new DeliveryFold(parts.settings());
    }

    /**
     * Alerts first, then what is recorded of them, then what this process itself still has under way: only what a process that
     * died has left counts as unanswered. Commands are read when it turns.
     */
    void rebuild() {
        Map<TopicPartition, Long> from = log.begin();
        Turn nothing = new Turn();
        log.read(
                Topics.ALERTS,
                parts.hub().bound(),
                record -> parts.codec().value(Topics.ALERTS, record).ifPresent(alert -> {
                    parts.hub().broadcast(alert);
                    long begin = from.get(new TopicPartition(record.topic(), record.partition()));
                    if (record.offset() >= begin) {
                        restart.learned(alert.getId(), from);
                        fold.apply(new DeliveryEvent.Learned(alert, COMING_BACK, now()), nothing);
                    } else {
                        fold.apply(new DeliveryEvent.Recalled(alert.getId(), now()), nothing);
                    }
                }));
        log.read(
                Topics.ALERT_DELIVERIES,
                REMEMBERED,
                record -> parts.codec()
                        .value(Topics.ALERT_DELIVERIES, record)
                        .ifPresent(delivery -> fold.apply(new DeliveryEvent.Recorded(delivery), nothing)));
        Turn answered = new Turn();
        workers.values().forEach(ChannelWorker::awaitIdle);
        inbox.take().forEach(event -> fold.apply(event, answered));
        fold.restored();
        log.listen();
        write(answered);
        parts.settings()
                .channels()
                .forEach(plan -> parts.metrics().pending(plan.channel(), () -> fold.pending(plan.channel())));
    }

    /** Reads, decides, records, and only then lets go out. Listeners are told first, because nothing can go wrong with that. */
    void turn() {
        Map<TopicPartition, Long> before = log.positions();
        List<ConsumerRecord<byte[], byte[]>> records = log.poll(POLL);
        Turn turn = new Turn();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record, before, turn);
        }
        inbox.take().forEach(event -> fold.apply(event, turn));
        parts.hub().tellLosses();
        fold.apply(new DeliveryEvent.Tick(now()), turn);
        write(turn);
        turn.attempts().forEach(attempt -> {
            ChannelWorker worker = workers.get(attempt.channel());
            if (worker != null) {
                worker.make(attempt);
            }
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> before, Turn turn) {
        if (record.topic().equals(parts.codec().name(Topics.ALERTS))) {
            parts.codec().value(Topics.ALERTS, record).ifPresent(alert -> learn(alert, before, turn));
        } else if (record.topic().equals(parts.codec().name(Topics.OPERATOR_COMMANDS))) {
            parts.codec().value(Topics.OPERATOR_COMMANDS, record).ifPresent(command -> obey(command, turn));
        }
    }

    private void learn(Alert alert, Map<TopicPartition, Long> before, Turn turn) {
        long started = System.nanoTime();
        parts.hub().broadcast(alert);
        parts.metrics().broadcast(Duration.ofNanos(System.nanoTime() - started));
        parts.metrics().learned(alert);
        restart.learned(alert.getId(), before);
        fold.apply(new DeliveryEvent.Learned(alert, parts.hub().listeners(), now()), turn);
    }

    private void obey(OperatorCommand command, Turn turn) {
        if (command.getKind() == OperatorCommandKind.ACKNOWLEDGE && command.getTargetId() != null) {
            fold.apply(
                    new DeliveryEvent.Acknowledged(
                            command.getTargetId(), "command", command.getWho(), command.getReason(), now()),
                    turn);
        }
    }

    private void write(Turn turn) {
        Map<TopicPartition, Long> from = restart.from(fold.open(), log.positions());
        boolean moved = !from.equals(committed) && !now().isBefore(committedAt.plus(COMMIT));
        if (turn.records().isEmpty() && !moved) {
            return;
        }
        log.write(turn.records().stream().map(this::encoded).toList(), from);
        committed = new HashMap<>(from);
        committedAt = now();
        turn.records().forEach(this::told);
    }

    private ProducerRecord<byte[], byte[]> encoded(AlertDelivery delivery) {
        return parts.codec()
                .record(
                        Topics.ALERT_DELIVERIES,
                        delivery.getAlertId(),
                        delivery.getTime().toEpochMilli(),
                        delivery);
    }

    private void told(AlertDelivery delivery) {
        parts.metrics().recorded(delivery);
        if (delivery.getState() == DeliveryState.ACKNOWLEDGED) {
            parts.hub().acknowledged(delivery.getAlertId(), delivery.getRecipient());
        }
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
