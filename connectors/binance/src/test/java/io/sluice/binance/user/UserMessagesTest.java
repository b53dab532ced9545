package io.sluice.binance.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.SharedData;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserMessagesTest {
    private static final String TRADE = """
            {"e":"ORDER_TRADE_UPDATE","T":1568879465651,"E":1568879465651,"o":{"s":"BTCUSDT","c":"TEST","S":"BUY",
             "o":"LIMIT","f":"GTC","q":"0.002","p":"7100.50","ap":"7100.50","sp":"0","x":"TRADE","X":"PARTIALLY_FILLED",
             "i":8886774,"l":"0.001","z":"0.001","L":"7100.50","N":"BNB","n":"0.01000000","T":1568879465650,
             "t":12345678,"m":true,"R":false,"ot":"LIMIT","ps":"BOTH","rp":"12.34"}}
            """;
    private static final String ALGO = """
            {"e":"ALGO_UPDATE","T":1750515742297,"E":1750515742303,"o":{"caid":"Q5xaq5EGKgXXa0fD7fs0Ip","aid":2148719,
             "at":"CONDITIONAL","o":"TAKE_PROFIT_MARKET","s":"BNBUSDT","S":"SELL","ps":"BOTH","f":"GTC","q":"0.01",
             "X":"NEW","ai":"","ap":"0.00000","aq":"0.00000","tp":"750","p":"750","R":false,"rm":"Reduce Only reject"}}
            """;

    @Test
    @DisplayName("O-BINANCE an execution on the stream is an order that changed and a trade")
    void reads_an_execution() {
        VenueTrade trade = new VenueTrade(
                "12345678",
                "TEST",
                "8886774",
                "BINANCE:BTCUSDT",
                Side.BUY,
                Quantity.of("0.001"),
                Price.of("7100.5"),
                Money.of("0.01"),
                "BNB",
                Liquidity.MAKER,
                Instant.ofEpochMilli(1568879465650L));
        assertThat(UserMessages.frame(TRADE))
                .isEqualTo(new UserMessage.OrderUpdate(
                        new VenueOrder(
                                "TEST",
                                "8886774",
                                "BINANCE:BTCUSDT",
                                Side.BUY,
                                Quantity.of("0.002"),
                                VenueOrderStatus.WORKING,
                                Quantity.of("0.001"),
                                List.of(trade),
                                null,
                                null,
                                Instant.ofEpochMilli(1568879465650L)),
                        trade));
    }

    @Test
    @DisplayName("O-BINANCE a conditional order on the stream, and what it became")
    void reads_a_conditional_order() {
        VenueOrder waiting = new VenueOrder(
                "Q5xaq5EGKgXXa0fD7fs0Ip",
                "2148719",
                "BINANCE:BNBUSDT",
                Side.SELL,
                Quantity.of("0.01"),
                VenueOrderStatus.WORKING,
                Quantity.ZERO,
                List.of(),
                null,
                null,
                Instant.ofEpochMilli(1750515742303L));
        assertThat(UserMessages.frame(ALGO)).isEqualTo(new UserMessage.AlgoUpdate(waiting, null));

        String triggered = ALGO.replace("\"X\":\"NEW\",\"ai\":\"\"", "\"X\":\"TRIGGERED\",\"ai\":\"77\"");
        assertThat(UserMessages.frame(triggered)).isEqualTo(new UserMessage.AlgoUpdate(waiting, "77"));
        String refused = ALGO.replace("\"X\":\"NEW\"", "\"X\":\"REJECTED\"");
        assertThat(UserMessages.frame(refused)).isInstanceOfSatisfying(UserMessage.AlgoUpdate.class, update -> {
            assertThat(update.order().status()).isEqualTo(VenueOrderStatus.REJECTED);
            assertThat(update.order().reason()).isEqualTo("TRIGGER_REJECTED");
            assertThat(update.order().text()).isEqualTo("Reduce Only reject");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, WORKING",
        "PARTIALLY_FILLED, WORKING",
        "FILLED, FILLED",
        "CANCELED, CANCELLED",
        "EXPIRED, EXPIRED",
        "EXPIRED_IN_MATCH, EXPIRED",
        "REJECTED, REJECTED",
        "NEW_ADL, WORKING",
        "NEW_INSURANCE, WORKING"
    })
    @DisplayName("O-BINANCE each documented status has one of ours")
    void translates_each_status(String theirs, VenueOrderStatus ours) {
        assertThat(UserMessages.frame(TRADE.replace("PARTIALLY_FILLED", theirs)))
                .isInstanceOfSatisfying(
                        UserMessage.OrderUpdate.class,
                        update -> assertThat(update.order().status()).isEqualTo(ours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"e\":\"ORDER_TRADE_UPDATE\"}",
                "{\"e\":\"ORDER_TRADE_UPDATE\",\"o\":{\"q\":\"NaN\"}}",
                "{\"e\":\"ACCOUNT_UPDATE\",\"E\":1,\"a\":{\"B\":[{\"a\":\"USDT\"}]}}"
            })
    @DisplayName("O-DRIFT what cannot be read was missed, and is told as such")
    void reads_garbage_as_unreadable(String text) {
        assertThat(UserMessages.frame(text)).isInstanceOf(UserMessage.Unreadable.class);
    }

    @Test
    @DisplayName("O-DRIFT a status that is not known was missed, not guessed; an event that is not known is of no use")
    void guesses_nothing() {
        assertThat(UserMessages.frame(TRADE.replace("PARTIALLY_FILLED", "HALF_FULL")))
                .isEqualTo(new UserMessage.Unreadable("order status HALF_FULL is not known"));
        assertThat(UserMessages.frame(TRADE.replace("\"t\":12345678", "\"t\":\"x\"")))
                .isEqualTo(new UserMessage.Unreadable("t is not a whole number"));
        assertThat(UserMessages.frame("{\"e\":\"TRADE_LITE\"}")).isEqualTo(new UserMessage.Other("TRADE_LITE"));
        assertThat(UserMessages.frame("{\"e\":\"listenKeyExpired\",\"E\":1}")).isEqualTo(new UserMessage.KeyExpired());
    }

    @Test
    @DisplayName("O-BINANCE the documented messages: money and positions, each side apart")
    void reads_an_account_update() throws IOException {
        assertThat(UserMessages.frame(documented("account_update")))
                .isEqualTo(new UserMessage.AccountUpdate(
                        Map.of("USDT", Money.of("122624.12345678")),
                        Map.of(
                                new UserMessage.Place("BINANCE:BTCUSDT", "BOTH"), Quantity.ZERO,
                                new UserMessage.Place("BINANCE:BTCUSDT", "LONG"), Quantity.of("20"),
                                new UserMessage.Place("BINANCE:BTCUSDT", "SHORT"), Quantity.of("-10")),
                        Instant.ofEpochMilli(1564745798939L)));
    }

    @ParameterizedTest
    @CsvSource({
        "order_update_calculated, LIQUIDATION, FILLED, true",
        "order_update_calculated_pending, LIQUIDATION, WORKING, false",
        "order_update_adl, ADL, FILLED, true",
        "order_update_insurance, LIQUIDATION, FILLED, true",
        "order_update_settlement, SETTLEMENT, FILLED, true",
        "order_update_delivery, DELIVERY, FILLED, true",
        "order_update_new, , WORKING, false",
        "order_update_trade, , WORKING, true"
    })
    @DisplayName(
            "O-EXTERNAL the documented messages: orders that the exchange made itself bear their reason and are booked")
    void reads_documented_order_updates(String name, String reason, VenueOrderStatus status, boolean traded)
            throws IOException {
        String message = documented(name);
        if (name.equals("order_update_trade")) {
            message = message.replace("\"q\": \"0.001\"", "\"q\": \"0.002\"");
        }
        assertThat(UserMessages.frame(message)).isInstanceOfSatisfying(UserMessage.OrderUpdate.class, update -> {
            assertThat(update.order().reason()).isEqualTo(reason);
            assertThat(update.order().status()).isEqualTo(status);
            assertThat(update.trade() != null).isEqualTo(traded);
        });
    }

    private static String documented(String name) throws IOException {
        return Files.readString(SharedData.file("binance-messages/documented-shapes/user_data_json/" + name + ".json"));
    }
}
