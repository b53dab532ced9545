package io.sluice.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.serde.fixture.Trade;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-TAP any record as JSON")
class RecordJsonTest {
    private static final String TRADE = "{\"tradeId\":\"T-7\",\"account\":\"main\",\"instrument\":\"BITSTAMP:BTCUSD\","
            + "\"side\":\"BUY\",\"price\":67890.123456789,\"quantity\":0.25,\"fee\":-1.5,"
            + "\"tradedAt\":\"2024-02-29T12:34:56.789012Z\",\"receivedAt\":\"2024-02-29T12:34:56.800Z\","
            + "\"mark\":67891.5,\"sequence\":7,\"leg\":1,\"maker\":true,\"profit\":null,\"causes\":[\"C1\",\"C2\"],"
            + "\"figures\":{\"atr\":12.5},\"venue\":{\"name\":\"BITSTAMP\",\"segment\":\"spot\"}}";

    @Test
    void a_generated_record() {
        assertThat(RecordJson.render(Trades.trade())).isEqualTo(TRADE);
    }

    @Test
    void the_same_record_read_with_nothing_but_the_registry() {
        try (StubRegistry registry = new StubRegistry();
                SchemaRegistryClient client = registry.client()) {
            byte[] bytes = new AvroSerializer<Trade>(client, SerdeConfig.DEFAULT).serialize("t", Trades.trade());

            GenericRecord record = new AnyAvroDecoder(client).decode("t", bytes);

            assertThat(record.get("price")).isEqualTo(Trades.decimal("67890.123456789"));
            assertThat(RecordJson.render(record)).isEqualTo(TRADE);
        }
    }

    @Test
    void what_json_has_no_words_for() {
        Schema fixed = Schema.createFixed("F", null, null, 2);
        Schema schema = SchemaBuilder.record("R")
                .fields()
                .requiredDouble("nan")
                .requiredFloat("infinite")
                .requiredBytes("bytes")
                .name("fixed")
                .type(fixed)
                .noDefault()
                .name("map")
                .type(Schema.createMap(Schema.create(Schema.Type.LONG)))
                .noDefault()
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(schema)
                .set("nan", Double.NaN)
                .set("infinite", Float.NEGATIVE_INFINITY)
                .set("bytes", ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .set("fixed", new GenericData.Fixed(fixed, new byte[] {4, 5}))
                .set("map", Map.of("k", 1L))
                .build();

        assertThat(RecordJson.render(record))
                .isEqualTo("{\"nan\":\"NaN\",\"infinite\":\"-Infinity\",\"bytes\":\"AQID\",\"fixed\":\"BAU=\","
                        + "\"map\":{\"k\":1}}");
    }

    @Test
    void decimals_are_exact_and_plain_whatever_their_size() {
        Trade trade = Trade.newBuilder(Trades.trade())
                .setPrice(Trades.decimal("12345678901234567890.000000000000000001"))
                .setQuantity(Trades.decimal("0.000000000000000001"))
                .setFee(Trades.decimal("1000"))
                .setProfit(BigDecimal.ZERO.setScale(18))
                .build();

        assertThat(RecordJson.render(trade))
                .contains("\"price\":12345678901234567890.000000000000000001,")
                .contains("\"quantity\":0.000000000000000001,")
                .contains("\"fee\":1000,")
                .contains("\"profit\":0,");
        assertThat(RecordJson.toNode(trade).get("fee"))
                .as("plain without our printer, too")
                .hasToString("1000");
    }
}
