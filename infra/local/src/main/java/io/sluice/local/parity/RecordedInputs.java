package io.sluice.local.parity;

import io.sluice.account.AccountSettings;
import io.sluice.local.config.Configuration;
import io.sluice.market.Micros;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.tape.CandleTape;
import io.sluice.replay.tape.Tape;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import io.sluice.topologies.driver.TopicCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What came into a namespace from outside, in the order in which it came, and what it makes of another configuration. */
final class RecordedInputs {
    private final RecordedTopics topics;
    private final TopicCodec codec;
    private final Timeframe base;
    private final Tape candles = new Tape();
    private final Map<TopicPartition, Long> candlesEnd;
    private long outside;

    /** Reads all candles of the base timeframe, and counts what else came from outside. */
    RecordedInputs(RecordedTopics topics, TopicCodec codec, Timeframe base) {
        this.topics = topics;
        this.codec = codec;
        this.base = base;
        this.candlesEnd = each(
                Topics.candles(base),
                candle -> candles.begin(candle.getInstrument()).add(candle));
        each(Topics.ACCOUNT_EVENTS, event -> outside += isFromOutside(event.getKind()) ? 1 : 0);
    }

    /** Each record of a topic up to where it ends now, which is what is returned. */
    <V extends SpecificRecord> Map<TopicPartition, Long> each(Topic<V> topic, Consumer<V> reader) {
        Map<TopicPartition, Long> ends = topics.ends(topic.in(codec.namespace()));
        topics.read(ends, record -> pass(topic, record, reader));
        return ends;
    }

    /** A record of a topic; what is none of its records is passed over. */
    <V extends SpecificRecord> void pass(Topic<V> topic, ConsumerRecord<byte[], byte[]> record, Consumer<V> reader) {
        try {
            if (record.value() != null) {
                reader.accept(codec.decode(topic, record.value()));
            }
        } catch (UndecodableRecord strange) {
            // It is in the dead letters of whoever was to read it.
        }
    }

    /**
     * What accounts decided and traded, up to now: all decisions of the executions that are read.
     *
     * @return where the topics ended
     */
    Map<TopicPartition, Long> tell(Comparison comparison) {
        Map<TopicPartition, Long> inboxes = topics.ends(Topics.ACCOUNT_EVENTS.in(codec.namespace()));
        Map<TopicPartition, Long> ends = new HashMap<>(each(Topics.RISK_DECISIONS, comparison::recorded));
        topics.read(inboxes, record -> pass(Topics.ACCOUNT_EVENTS, record, comparison::recorded));
        ends.putAll(inboxes);
        return ends;
    }

    private static boolean isFromOutside(AccountEventKind kind) {
        return switch (kind) {
            case COMMAND, BALANCE, STATEMENT -> true;
            case SIGNAL, MARK, ORDER_EVENT, FILL, FUNDING, FUNDING_RATE, QUOTE, SYNC_STATE, TICK, UNRECOGNISED -> false;
        };
    }

    /** Where the candles' topic ended when it was read. */
    Map<TopicPartition, Long> candlesEnd() {
        return candlesEnd;
    }

    /** The candles of each instrument that has any. */
    SortedMap<String, CandleTape> candles() {
        return candles.instruments();
    }

    /** Commands of operators and what venues told of money and positions, none of which is folded again. */
    long outside() {
        return outside;
    }

    /** Close of the latest candle; empty when there is none. */
    Optional<Instant> latest() {
        return candles.instruments().values().stream()
                .filter(each -> each.size() > 0)
                .map(each -> Micros.instant(each.closeTime(each.size() - 1)))
                .max(Instant::compareTo);
    }

    /**
     * Folds them.
     *
     * @param listeners asked once for each account
     * @throws IOException never for candles that were read already
     */
    void fold(Configuration configuration, Function<String, AccountListener> listeners)
            throws IOException, InterruptedException {
        Replay.World world = new Replay.World() {
            @Override
            public CandleReader candles(String instrument) {
                CandleTape tape = candles.of(instrument);
                return tape.reader(0, tape.size(), tape::shape);
            }

            @Override
            public MarketListener market(String instrument) {
                return MarketListener.NONE;
            }

            @Override
            public AccountListener account(String account) {
                return listeners.apply(account);
            }
        };
        try (Replay replay = new Replay(replayOf(configuration), world)) {
            replay.run(Runtime.getRuntime().availableProcessors(), progress -> {});
        }
    }

    /** Accounts of a configuration that may trade any of the instruments. */
    List<AccountSettings> traders(Configuration configuration) {
        return replayOf(configuration).accounts();
    }

    /** The folds' settings for the instruments that have candles. */
    ReplaySettings replayOf(Configuration configuration) {
        return configuration.replayOf(candles.instruments().keySet(), base, Optional.empty());
    }
}
