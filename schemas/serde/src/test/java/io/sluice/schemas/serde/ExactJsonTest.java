package io.sluice.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("N-API records as JSON that no reader can round")
class ExactJsonTest {
    @Test
    void a_record_with_decimals_as_text_and_instants_of_one_length() {
        assertThat(ExactJson.render(Trades.trade()))
                .isEqualTo("{\"tradeId\":\"T-7\",\"account\":\"main\",\"instrument\":\"BITSTAMP:BTCUSD\","
                        + "\"side\":\"BUY\",\"price\":\"67890.123456789\",\"quantity\":\"0.25\",\"fee\":\"-1.5\","
                        + "\"tradedAt\":\"2024-02-29T12:34:56.789012Z\",\"receivedAt\":\"2024-02-29T12:34:56.800000Z\","
                        + "\"mark\":67891.5,\"sequence\":7,\"leg\":1,\"maker\":true,\"profit\":null,"
                        + "\"causes\":[\"C1\",\"C2\"],\"figures\":{\"atr\":12.5},"
                        + "\"venue\":{\"name\":\"BITSTAMP\",\"segment\":\"spot\"}}");
    }

    @Test
    void numbers_are_plain_and_without_trailing_zeros() {
        assertThat(ExactJson.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(ExactJson.text(new BigDecimal("0.000000010"))).isEqualTo("0.00000001");
        assertThat(ExactJson.text(new BigDecimal("0.000000000000000000"))).isEqualTo("0");
    }

    @Test
    void instants_sort_as_their_text_does() {
        assertThat(ExactJson.text(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThat(ExactJson.text(Instant.parse("2026-01-01T00:00:00.1Z"))).isEqualTo("2026-01-01T00:00:00.100000Z");
    }
}
