package io.sluice.local.up;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Plays history into the pipeline in step with it: the candles of one instant, then the clock's tick, and the next
 * instant only when every account is in step with its venue. So orders meet the market of their own time at any speed,
 * and the same history gives the same decisions, orders and fills, whatever the machine does meanwhile. Of an inbox only
 * one thing is left to chance: where a tick stands among the venue's answers of its own instant.
 *
 * <p>Quiet steps go together while every account is flat and without orders: nobody then has anything to say until the
 * next signal, so nothing can come between them.
 *
 * <p>A tick is repeated, a microsecond later, while its round brought commands to the venue: only a round without any
 * proves that nothing is on its way. One thread uses a player.
 */
final class HistoryPlayer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_ROUNDS = 1_000;
    private static final int MOST_TOGETHER = 500;

    private final Audience audience;
    private final Producer<byte[], byte[]> producer;
    private final TopicCodec codec;
    private final Answers answers;
    private final Listener listener;

    /** Hears of each step before it is sent, to time what comes of it. */
    interface Listener {
        void sending(Step step);
    }

    HistoryPlayer(
            Audience audience,
            Producer<byte[], byte[]> producer,
            TopicCodec codec,
            Answers answers,
            Listener listener) {
        this.audience = audience;
        this.producer = producer;
        this.codec = codec;
        this.answers = answers;
        this.listener = listener;
    }

    /**
     * Plays the steps to their end, or until the thread is interrupted.
     *
     * @param already candles that lie on the topic from an earlier run: they are awaited, not sent again
     * @param fullSpeed number of first steps that are not held back, so that indicators are warm when people look
     */
    void play(Iterator<Step> steps, Map<Candle, Answers.Place> already, Speed speed, int fullSpeed)
            throws InterruptedException {
        Pace pace = null;
        int played = 0;
        for (Step next = nextOf(steps); next != null; ) {
            if (played >= fullSpeed) {
                pace = pace == null ? new Pace(speed, next.closeTime(), System.nanoTime()) : pace;
                pace.await(next.closeTime());
            }
            int unheld = speed.isMax() ? MOST_TOGETHER : Math.clamp((long) fullSpeed - played, 1, MOST_TOGETHER);
            int most = isIdle() ? unheld : 1;
            Step last;
            int together = 0;
            do {
                last = next;
                listener.sending(last);
                send(last, already);
                together++;
                next = nextOf(steps);
            } while (together < most && last.quiet() && next != null && next.quiet());
            answers.awaitMarks(PATIENCE);
            settle(last.closeTime());
            played += together;
        }
    }

    private static Step nextOf(Iterator<Step> steps) {
        return steps.hasNext() ? steps.next() : null;
    }

    /** Whether no account holds anything or has an order; one that was never heard of has begun nothing. */
    private boolean isIdle() {
        return audience.accounts().stream()
                .flatMap(account -> answers.latest(account).stream())
                .allMatch(snapshot -> snapshot.getOpenPositions() == 0
                        && snapshot.getWorkingOrders() == 0
                        && snapshot.getUnansweredOrders() == 0);
    }

    private void send(Step step, Map<Candle, Answers.Place> already) throws InterruptedException {
        List<Sent> sent = new ArrayList<>();
        for (Candle candle : step.candles()) {
            for (String account : audience.of(candle.getInstrument())) {
                Answers.Market market = new Answers.Market(account, candle.getInstrument());
                answers.expect(new Answers.Expected(market, candle.getCloseTime()));
            }
            Answers.Place place = already.get(candle);
            if (place == null) {
                sent.add(new Sent(candle.getInstrument(), producer.send(record(candle))));
            } else {
                answers.candleSent(place, candle.getInstrument());
            }
        }
        for (Sent one : sent) {
            RecordMetadata metadata = acknowledged(one.future());
            answers.candleSent(
                    new Answers.Place(metadata.topic(), metadata.partition(), metadata.offset()), one.instrument());
        }
    }

    private record Sent(String instrument, Future<RecordMetadata> future) {}

    /** Waits until nothing is on its way any more at this instant of history; all accounts side by side. */
    void settle(Instant closeTime) throws InterruptedException {
        Map<String, Instant> ticks = new LinkedHashMap<>();
        for (String account : audience.accounts()) {
            Instant tick = answers.latest(account)
                    .map(snapshot -> snapshot.getVenueSyncedAt())
                    .filter(synced -> !synced.isBefore(closeTime))
                    .map(HistoryPlayer::next)
                    .orElse(closeTime);
            ticks.put(account, tick);
        }
        for (int round = 0; !ticks.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException(ticks.keySet() + " still send commands to their venue after "
                        + MOST_ROUNDS + " ticks at " + closeTime + ": an account and its venue chase each other");
            }
            ticks = stillActive(ticks);
        }
    }

    /** Sends each account its tick, and gives those that it brought commands of, with the next one. */
    private Map<String, Instant> stillActive(Map<String, Instant> ticks) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        ticks.forEach((account, tick) -> sent.add(producer.send(tick(account, tick))));
        for (Future<RecordMetadata> one : sent) {
            acknowledged(one);
        }
        Map<String, Instant> active = new LinkedHashMap<>();
        for (Map.Entry<String, Instant> one : ticks.entrySet()) {
            if (answers.awaitQuiet(one.getKey(), one.getValue(), PATIENCE)) {
                active.put(one.getKey(), next(one.getValue()));
            }
        }
        return active;
    }

    private static Instant next(Instant tick) {
        return tick.plusNanos(1_000);
    }

    private ProducerRecord<byte[], byte[]> record(Candle candle) {
        return record(Topics.candles(candle.getTimeframe()), candle.getInstrument(), candle, candle.getCloseTime());
    }

    private ProducerRecord<byte[], byte[]> tick(String account, Instant time) {
        AccountEvent tick = AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.TICK)
                .setTime(time)
                .build();
        return record(Topics.ACCOUNT_EVENTS, account, tick, time);
    }

    private <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<V> topic, String key, V value, Instant time) {
        return new ProducerRecord<>(
                topic.in(codec.namespace()),
                null,
                time.toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(topic, value));
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record of the feed: " + e.getCause(), e);
        }
    }
}
