package io.sluice.binance.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateTellingTest {
    private static final String BTC = "BINANCE:BTCUSDT";
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final RateTelling telling = new RateTelling(Map.of(BTC, Set.of("two", "one")));

    @Test
    @DisplayName(
            "R-FUNDING every account that trades it is told a rate: at first, when it changes, and each ten minutes")
    void tells_each_account_what_is_due() {
        assertThat(told(0, null)).isEmpty();
        List<AccountEvent> first = telling.due(quote(BTC, 1, 0.0001));
        assertThat(first).extracting(AccountEvent::getAccount).containsExactly("one", "two");
        assertThat(first).extracting(AccountEvent::getFundingRate).containsOnly(new FundingRate(BTC, 0.0001));
        assertThat(told(60, 0.0002)).as("a minute has not passed").isEmpty();
        assertThat(told(61, 0.0002)).containsExactly("one", "two");
        assertThat(told(660, 0.0002)).as("unchanged").isEmpty();
        assertThat(told(661, 0.0002)).containsExactly("one", "two");
        assertThat(telling.due(quote("BINANCE:ETHUSDT", 1, 0.0001))).isEmpty();
    }

    private List<String> told(int second, @Nullable Double rate) {
        return telling.due(quote(BTC, second, rate)).stream()
                .map(AccountEvent::getAccount)
                .toList();
    }

    private static Quote quote(String instrument, int second, @Nullable Double rate) {
        return Quote.newBuilder()
                .setInstrument(instrument)
                .setTime(NOON.plusSeconds(second))
                .setBid(1)
                .setAsk(2)
                .setFundingRate(rate)
                .setSource("binance-stream")
                .build();
    }
}
