package io.sluice.binance.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Alert;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithCluster
class MarketPublisherTest {
    private static final Namespace NAMESPACE = new Namespace("feed");
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final String BTC = "BINANCE:BTCUSDT";
    private static final String ETH = "BINANCE:ETHUSDT";

    private final Cluster cluster;
    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;

    MarketPublisherTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        for (Topic<?> topic : List.of(Topics.CANDLES_1M, Topics.QUOTES, Topics.ALERTS)) {
            cluster.topics().create(topic.in(NAMESPACE), 2);
        }
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    private static Candle candle(String instrument, int minute) {
        Instant open = START.plus(Duration.ofMinutes(minute));
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(open)
                .setCloseTime(open.plusSeconds(60))
                .setOpen(1)
                .setHigh(2)
                .setLow(1)
                .setClose(2)
                .setVolume(3)
                .setSource("binance-stream")
                .setKnownAt(open.plusSeconds(60))
                .build();
    }

    private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        AvroDeserializer<V> reader = new AvroDeserializer<>(topic.valueType(), client);
        return cluster.topics().readAll(topic.in(NAMESPACE)).stream()
                .map(record -> reader.deserialize(topic.in(NAMESPACE), record.value()))
                .toList();
    }

    @Test
    @DisplayName("M-BINANCE candles, quotes and holes go to their topics, and a feed finds where it left off")
    void publishes_and_resumes() {
        assertThat(LastCandles.closes(NAMESPACE, Timeframe.M1, kafka(), client)).isEmpty();
        Quote quote = Quote.newBuilder()
                .setInstrument(BTC)
                .setTime(START)
                .setBid(1)
                .setAsk(2)
                .setSource("binance-stream")
                .build();
        List<Candle> candles = List.of(candle(BTC, 0), candle(ETH, 0), candle(BTC, 1), candle(BTC, 2));
        try (MarketPublisher publisher = new MarketPublisher(NAMESPACE, kafka(), client)) {
            candles.forEach(publisher::candle);
            publisher.quote(quote);
            publisher.missing(BTC, Timeframe.M1, START, START.plusSeconds(180));
            assertThat(publisher.failure()).isNotDone();
        }

        assertThat(values(Topics.CANDLES_1M)).containsExactlyInAnyOrderElementsOf(candles);
        assertThat(values(Topics.QUOTES)).containsExactly(quote);
        assertThat(values(Topics.ALERTS))
                .extracting(Alert::getText)
                .containsExactly("Binance has no 1m candles of BINANCE:BTCUSDT"
                        + " from 2026-01-05T10:00:00Z to 2026-01-05T10:03:00Z.");
        assertThat(LastCandles.closes(NAMESPACE, Timeframe.M1, kafka(), client))
                .isEqualTo(Map.of(BTC, START.plusSeconds(180), ETH, START.plusSeconds(60)));
    }
}
