package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlippageTest {
    private static final String ONE = "TEST:ONE";

    @ParameterizedTest(name = "{0} {1}, trigger {2}, decided at {3}, limit {4}, executed at 100: {5}")
    @CsvSource({
        "BUY,  MARKET,      , 99.5,    , 0.5",
        "SELL, MARKET,      , 99.5,    , -0.5",
        "BUY,  MARKET,      , 101,     , -1",
        "BUY,  MARKET,      ,     ,    , ",
        "SELL, STOP_MARKET, 100.25, 105,, 0.25",
        "BUY,  LIMIT,       , 98, 101  , 2",
        "BUY,  LIMIT,       ,   , 101  , "
    })
    @DisplayName("O-STAGES slippage is told with each execution, positive when worse")
    void slippage_of_an_execution(
            Side side,
            OrderType type,
            @Nullable BigDecimal trigger,
            @Nullable BigDecimal decided,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal expected) {
        OrderCommand order = OrderCommand.newBuilder(OrderScript.order("A", ONE, Leg.ENTRY, null))
                .setSide(side)
                .setType(type)
                .setTriggerPrice(trigger)
                .setReferencePrice(decided)
                .setLimitPrice(limit)
                .build();
        OrderScript account = new OrderScript().at(1).command(order);
        account.accepted("A", account.trade("T1", "A", "3"));

        assertThat(account.fills())
                .singleElement()
                .satisfies(fill -> assertThat(fill.getSlippage())
                        .usingComparator(Comparator.nullsFirst(BigDecimal::compareTo))
                        .isEqualTo(expected));
    }
}
