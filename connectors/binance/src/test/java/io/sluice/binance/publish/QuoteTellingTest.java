package io.sluice.binance.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuoteTellingTest {
    private static final String BTC = "BINANCE:BTCUSDT";
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final QuoteTelling telling = new QuoteTelling(Map.of(BTC, Set.of("two", "one")));

    @Test
    @DisplayName("R-SLIPPAGE each account is told bid and ask, at most each two seconds; nobody else is")
    void tells_no_more_than_each_two_seconds() {
        Quote first = quote(0, 100, 101);
        List<AccountEvent> told = telling.due(first);
        assertThat(told).extracting(AccountEvent::getAccount).containsExactly("one", "two");
        assertThat(told).extracting(AccountEvent::getKind).containsOnly(AccountEventKind.QUOTE);
        assertThat(told).extracting(AccountEvent::getQuote).containsOnly(first);
        assertThat(told).extracting(AccountEvent::getTime).containsOnly(NOON);
        assertThat(telling.due(quote(1_999, 100, 102))).isEmpty();
        assertThat(quotes(telling.due(quote(2_000, 100, 103)))).containsExactly(103.0, 103.0);
        assertThat(telling.due(
                        Quote.newBuilder(first).setInstrument("BINANCE:ETHUSDT").build()))
                .isEmpty();
    }

    @Test
    @DisplayName("R-SLIPPAGE what was held back is told when it is asked for, the newest, once")
    void tells_what_was_held_back() {
        telling.due(quote(0, 100, 101));
        telling.due(quote(500, 100, 102));
        telling.due(quote(900, 100, 103));
        assertThat(quotes(telling.heldBack(BTC))).containsExactly(103.0, 103.0);
        assertThat(telling.heldBack(BTC)).isEmpty();
        assertThat(telling.due(quote(2_899, 100, 104)))
                .as("two seconds from what was told last")
                .isEmpty();
        assertThat(quotes(telling.due(quote(2_900, 100, 105)))).containsExactly(105.0, 105.0);
        assertThat(telling.heldBack(BTC)).as("newer was told meanwhile").isEmpty();
    }

    @Test
    @DisplayName(
            "R-SLIPPAGE a book that stands still is not told again, whatever else of the quote is new, nor an older one")
    void tells_news_alone() {
        telling.due(book(0, 0, 101));
        assertThat(telling.due(book(5_000, 0, 101))).isEmpty();
        assertThat(telling.due(book(5_000, -1, 99))).isEmpty();
        assertThat(telling.heldBack(BTC)).isEmpty();
        assertThat(quotes(telling.due(book(5_000, 0, 102))))
                .as("of the same millisecond")
                .containsExactly(102.0, 102.0);
        assertThat(quotes(telling.due(book(9_000, 6_000, 102)))).containsExactly(102.0, 102.0);
    }

    private static List<Double> quotes(List<AccountEvent> told) {
        return told.stream().map(event -> event.getQuote().getAsk()).toList();
    }

    private static Quote quote(int millis, double bid, double ask) {
        return Quote.newBuilder()
                .setInstrument(BTC)
                .setTime(NOON.plusMillis(millis))
                .setBid(bid)
                .setAsk(ask)
                .setSource("mt5")
                .build();
    }

    private static Quote book(int millis, int bookMillis, double ask) {
        return Quote.newBuilder(quote(millis, 90, ask))
                .setBookTime(NOON.plusMillis(bookMillis))
                .build();
    }
}
