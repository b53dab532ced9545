package io.sluice.mt5.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.Exchange;
import io.sluice.order.call.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetCodeTest {

    /** One line a return code that means anything, written down apart from the table. */
    @ParameterizedTest
    @DisplayName("O-MT5 O-RETRY every return code has its class and outcome")
    @CsvSource({
        "10004, REQUOTE, API_ERROR, NOT_EXECUTED",
        "10006, REJECT, INVALID_ORDER, NOT_EXECUTED",
        "10007, CANCEL, INVALID_ORDER, NOT_EXECUTED",
        "10008, PLACED, UNRECOGNISED, EXISTS",
        "10009, DONE, UNRECOGNISED, EXISTS",
        "10010, DONE_PARTIAL, UNRECOGNISED, EXISTS",
        "10011, ERROR, UNKNOWN_ERROR, UNKNOWN",
        "10012, TIMEOUT, TIMEOUT_ERROR, UNKNOWN",
        "10013, INVALID, INVALID_ORDER, NOT_EXECUTED",
        "10014, INVALID_VOLUME, INVALID_ORDER, NOT_EXECUTED",
        "10015, INVALID_PRICE, INVALID_ORDER, NOT_EXECUTED",
        "10016, INVALID_STOPS, INVALID_ORDER, NOT_EXECUTED",
        "10017, TRADE_DISABLED, INVALID_ORDER, NOT_EXECUTED",
        "10018, MARKET_CLOSED, INVALID_ORDER, NOT_EXECUTED",
        "10019, NO_MONEY, INSUFFICIENT_BALANCE, NOT_EXECUTED",
        "10020, PRICE_CHANGED, API_ERROR, NOT_EXECUTED",
        "10021, PRICE_OFF, API_ERROR, NOT_EXECUTED",
        "10022, INVALID_EXPIRATION, INVALID_ORDER, NOT_EXECUTED",
        "10023, ORDER_CHANGED, API_ERROR, NOT_EXECUTED",
        "10024, TOO_MANY_REQUESTS, RATE_LIMIT_ERROR, NOT_EXECUTED",
        "10025, NO_CHANGES, UNRECOGNISED, EXISTS",
        "10026, SERVER_DISABLES_AT, INVALID_ORDER, NOT_EXECUTED",
        "10027, CLIENT_DISABLES_AT, INVALID_ORDER, NOT_EXECUTED",
        "10028, LOCKED, API_ERROR, NOT_EXECUTED",
        "10029, FROZEN, API_ERROR, NOT_EXECUTED",
        "10030, INVALID_FILL, INVALID_ORDER, NOT_EXECUTED",
        "10031, CONNECTION, NETWORK_ERROR, UNKNOWN",
        "10032, ONLY_REAL, INVALID_ORDER, NOT_EXECUTED",
        "10033, LIMIT_ORDERS, INVALID_ORDER, NOT_EXECUTED",
        "10034, LIMIT_VOLUME, INVALID_ORDER, NOT_EXECUTED",
        "10035, INVALID_ORDER, INVALID_ORDER, NOT_EXECUTED",
        "10036, POSITION_CLOSED, INVALID_ORDER, NOT_EXECUTED",
        "10038, INVALID_CLOSE_VOLUME, INVALID_ORDER, NOT_EXECUTED",
        "10039, CLOSE_ORDER_EXIST, INVALID_ORDER, NOT_EXECUTED",
        "10040, LIMIT_POSITIONS, INVALID_ORDER, NOT_EXECUTED",
        "10041, REJECT_CANCEL, INVALID_ORDER, NOT_EXECUTED",
        "10042, LONG_ONLY, INVALID_ORDER, NOT_EXECUTED",
        "10043, SHORT_ONLY, INVALID_ORDER, NOT_EXECUTED",
        "10044, CLOSE_ONLY, INVALID_ORDER, NOT_EXECUTED",
        "10045, FIFO_CLOSE, INVALID_ORDER, NOT_EXECUTED",
        "10046, HEDGE_PROHIBITED, INVALID_ORDER, NOT_EXECUTED"
    })
    void has_its_class_and_outcome(long number, String name, String errorClass, String outcome) {
        RetCode code = RetCode.of(number).orElseThrow();

        assertThat(List.of(code.name(), code.errorClass().name(), code.outcome().name()))
                .containsExactly(name, errorClass, outcome);
        TradeOutcome read = TradeOutcome.of(answered(number));
        Outcome certain = switch (read) {
            case TradeOutcome.Done done -> Outcome.EXISTS;
            case TradeOutcome.Exists exists -> Outcome.EXISTS;
            case TradeOutcome.Refused refused -> Outcome.NOT_EXECUTED;
            case TradeOutcome.Open open -> Outcome.UNKNOWN;
        };
        assertThat(certain.name()).isEqualTo(outcome);
    }

    @Test
    @DisplayName("O-MT5 a return code that nobody has assigned leaves everything open")
    void leaves_open_what_is_not_assigned() {
        List<Long> assigned =
                Arrays.stream(RetCode.values()).map(RetCode::number).toList();

        assertThat(assigned).hasSize(41);
        assertThat(LongStream.rangeClosed(9_990, 10_100)
                        .filter(number -> !assigned.contains(number))
                        .mapToObj(number -> TradeOutcome.of(answered(number))))
                .hasSize(70)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(TradeOutcome.Open.class));
    }

    private static Exchange answered(long retcode) {
        return new Exchange.Answered(
                List.of(),
                Frame.of("result")
                        .put("re", "r1")
                        .put("code", "SENT")
                        .put("retcode", retcode)
                        .put("order", 1)
                        .put("deal", 0)
                        .put("volume", "0")
                        .put("price", "0")
                        .build());
    }
}
