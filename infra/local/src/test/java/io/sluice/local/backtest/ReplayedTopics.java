package io.sluice.local.backtest;

import io.sluice.files.CandleFiles;
import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.files.ImportSettings;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.local.config.Coverage;
import io.sluice.local.up.Feed;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** What a replay would have written to topics, had it written to any. */
public final class ReplayedTopics implements Replay.World {
    private final Map<String, List<String>> values = new TreeMap<>();
    private final Configuration configuration;
    private final CandleSource source;

    private ReplayedTopics(CandleSource source, Configuration configuration) {
        this.source = source;
        this.configuration = configuration;
        List.of(Topics.SIGNALS, Topics.SIGNALS_SUPPRESSED, Topics.RISK_DECISIONS, Topics.ORDERS_PAPER)
                .forEach(this::valuesOf);
        List.of(Topics.ORDER_EVENTS, Topics.FILLS, Topics.FUNDING, Topics.ALERTS)
                .forEach(this::valuesOf);
    }

    /** Values by topic, as the hexadecimal text of their Avro bytes, with the settings that {@code up} has by itself. */
    public static Map<String, List<String>> of(Path history) throws IOException, InterruptedException {
        return of(history, Optional.empty(), Optional.empty());
    }

    /** The same with a configuration and the plug-ins of a data folder. */
    static Map<String, List<String>> of(Path history, Optional<Path> config, Optional<Path> dataDir)
            throws IOException, InterruptedException {
        CandleSource source = CandleFiles.at(List.of(history), ImportSettings.DEFAULT);
        ConfigurationFile file =
                ConfigurationFile.load(config, new ConfigurationFile.Overrides(Optional.empty(), dataDir), Map.of());
        Configuration configuration = Coverage.of(file, Feed.samples(source)).configuration();
        ReplayedTopics topics = new ReplayedTopics(source, configuration);
        ReplaySettings settings = Backtest.replayOf(configuration, source, Optional.empty());
        try (Replay replay = new Replay(settings, topics)) {
            replay.run(2, progress -> {});
        }
        return topics.values;
    }

    private List<String> valuesOf(Topic<?> topic) {
        return values.computeIfAbsent(topic.in(configuration.namespace()), each -> new ArrayList<>());
    }

    private <V extends SpecificRecord> void write(Topic<V> topic, V value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<>(value.getSchema()).write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        valuesOf(topic).add(HexFormat.of().formatHex(bytes.toByteArray()));
    }

    @Override
    public CandleReader candles(String instrument) throws IOException {
        CandleIterator candles = source.open(instrument);
        return new CandleReader() {
            @Override
            public Candle read() {
                return candles.hasNext() ? candles.next() : null;
            }

            @Override
            public void close() throws IOException {
                candles.close();
            }
        };
    }

    @Override
    public MarketListener market(String instrument) {
        return new MarketListener() {
            @Override
            public void rolledUp(Candle candle) {
                write(Topics.candles(candle.getTimeframe()), candle);
            }

            @Override
            public void signal(Signal signal) {
                write(Topics.SIGNALS, signal);
            }

            @Override
            public void suppressed(SuppressedSignal suppressed) {
                write(Topics.SIGNALS_SUPPRESSED, suppressed);
            }
        };
    }

    @Override
    public AccountListener account(String account) {
        return new AccountListener() {
            @Override
            public void decision(RiskDecision decision) {
                write(Topics.RISK_DECISIONS, decision);
            }

            @Override
            public void order(OrderCommand command) {
                write(Topics.ORDERS_PAPER, command);
            }

            @Override
            public void orderEvent(OrderEvent event) {
                write(Topics.ORDER_EVENTS, event);
            }

            @Override
            public void fill(Fill fill) {
                write(Topics.FILLS, fill);
            }

            @Override
            public void funding(FundingPayment payment) {
                write(Topics.FUNDING, payment);
            }

            @Override
            public void position(Position position) {
                write(Topics.POSITIONS, position);
            }

            @Override
            public void alert(Alert alert) {
                write(Topics.ALERTS, alert);
            }
        };
    }
}
