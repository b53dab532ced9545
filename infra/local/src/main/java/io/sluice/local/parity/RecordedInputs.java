package io.sluice.local.parity;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What came into a namespace from outside, in the order in which it came, and what it makes of another configuration. */
final class RecordedInputs {
    private final RecordedTopics topics;
    private final TopicCodec codec;
    private final Timeframe base;
    private final Tape candles = new Tape();
    private long outside;

    /** Reads all candles of the base timeframe, and counts what else came from outside. */
    RecordedInputs(RecordedTopics topics, TopicCodec codec, Timeframe base) {
        this.topics = topics;
        this.codec = codec;
        this.base = base;
        each(
                Topics.candles(base),
                candle -> candles.begin(candle.getInstrument()).add(candle));
        each(Topics.ACCOUNT_EVENTS, event -> outside += isFromOutside(event.getKind()) ? 1 : 0);
    }

    /** Each record of a topic; what is none of its records is passed over. */
    <V extends SpecificRecord> void each(Topic<V> topic, Consumer<V> reader) {
        topics.read(topic.in(codec.namespace()), record -> {
            try {
                if (record.value() != null) {
                    reader.accept(codec.decode(topic, record.value()));
                }
            } catch (UndecodableRecord strange) {
                // It is in the dead letters of whoever was to read it.
            }
        });
    }

    private static boolean isFromOutside(AccountEventKind kind) {
        return switch (kind) {
            case COMMAND, BALANCE -> true;
            case SIGNAL, MARK, ORDER_EVENT, FILL, FUNDING, SYNC_STATE, TICK, UNRECOGNISED -> false;
        };
    }

    /** Commands of operators and balances that venues told, none of which is folded again. */
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
        try (Replay replay = new Replay(settings(configuration), world)) {
            replay.run(Runtime.getRuntime().availableProcessors(), progress -> {});
        }
    }

    /** Accounts of a configuration that may trade any of the instruments. */
    List<AccountSettings> traders(Configuration configuration) {
        return configuration.accountSettings().stream()
                .filter(account -> candles.instruments().keySet().stream().anyMatch(account.instruments()::contains))
                .toList();
    }

    private ReplaySettings settings(Configuration configuration) {
        Map<String, InstrumentDefinition> definitions = configuration.definitions();
        return new ReplaySettings(
                definitions,
                candles.instruments().keySet().stream()
                        .map(definitions::get)
                        .map((InstrumentDefinition instrument) -> settings(configuration, instrument))
                        .toList(),
                traders(configuration),
                configuration.paper(),
                Optional.empty());
    }

    private InstrumentSettings settings(Configuration configuration, InstrumentDefinition instrument) {
        return configuration.settings(instrument, base);
    }
}
