import com.binance.connector.client.common.ApiException;
import com.binance.connector.client.common.configuration.ClientConfiguration;
import com.binance.connector.client.common.configuration.SignatureConfiguration;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.api.DerivativesTradingUsdsFuturesRestApi;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.model.ModifyOrderRequest;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.model.NewAlgoOrderRequest;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.model.NewOrderRequest;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.model.NewOrderRespType;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.model.Side;
import com.binance.connector.client.derivatives_trading_usds_futures.rest.model.TimeInForce;

/** Trades at a simulated venue with the venue's own Java client; prints a line for each answer. */
public final class OfficialClient {
    private static final String SYMBOL = "BTCUSDT";

    private final DerivativesTradingUsdsFuturesRestApi api;
    private final String prefix;

    private OfficialClient(DerivativesTradingUsdsFuturesRestApi api, String prefix) {
        this.api = api;
        this.prefix = prefix;
    }

    /** Arguments: REST url, HMAC key and secret, Ed25519 key and the file of its private key. */
    public static void main(String[] arguments) throws ApiException {
        SignatureConfiguration hmac = new SignatureConfiguration();
        hmac.setApiKey(arguments[1]);
        hmac.setSecretKey(arguments[2]);
        new OfficialClient(api(arguments[0], hmac), "hmac").trade();
        SignatureConfiguration ed25519 = new SignatureConfiguration();
        ed25519.setApiKey(arguments[3]);
        ed25519.setPrivateKey(arguments[4]);
        new OfficialClient(api(arguments[0], ed25519), "ed25519").trade();
        System.exit(0);
    }

    private static DerivativesTradingUsdsFuturesRestApi api(String url, SignatureConfiguration signature) {
        ClientConfiguration configuration = new ClientConfiguration();
        configuration.setUrl(url);
        configuration.setSignatureConfiguration(signature);
        return new DerivativesTradingUsdsFuturesRestApi(configuration);
    }

    private void trade() throws ApiException {
        tell("symbols", api.exchangeInformation().getData().getSymbols().size());
        var bought = api.newOrder(new NewOrderRequest()
                        .symbol(SYMBOL)
                        .side(Side.BUY)
                        .type("MARKET")
                        .quantity(0.5)
                        .newClientOrderId(prefix + "-market")
                        .newOrderRespType(NewOrderRespType.RESULT))
                .getData();
        tell("bought", bought.getStatus() + " " + bought.getExecutedQty());
        var resting = api.newOrder(new NewOrderRequest()
                        .symbol(SYMBOL)
                        .side(Side.SELL)
                        .type("LIMIT")
                        .timeInForce(TimeInForce.GTC)
                        .quantity(0.2)
                        .price(61000.0)
                        .newClientOrderId(prefix + "-limit"))
                .getData();
        tell("resting", resting.getStatus() + " " + resting.getPrice());
        tell("queried", api.queryOrder(SYMBOL, null, prefix + "-limit", null).getData().getStatus());
        tell("open", api.currentAllOpenOrders(SYMBOL, null).getData().size());
        tell("modified", api.modifyOrder(new ModifyOrderRequest()
                        .symbol(SYMBOL)
                        .side(Side.SELL)
                        .quantity(0.3)
                        .price(61500.0)
                        .origClientOrderId(prefix + "-limit"))
                .getData()
                .getOrigQty());
        tell("cancelled", api.cancelOrder(SYMBOL, null, prefix + "-limit", null).getData().getStatus());
        var stop = api.newAlgoOrder(new NewAlgoOrderRequest()
                        .algoType("CONDITIONAL")
                        .symbol(SYMBOL)
                        .side(Side.SELL)
                        .type("STOP_MARKET")
                        .quantity(0.5)
                        .triggerPrice(50000.0)
                        .clientAlgoId(prefix + "-stop"))
                .getData();
        tell("stop", stop.getAlgoStatus() + " " + stop.getTriggerPrice());
        tell("algo cancelled", api.cancelAlgoOrder(null, prefix + "-stop", null).getData().getMsg());
        tell("position", api.positionInformationV3(SYMBOL, null).getData().get(0).getPositionAmt());
        tell("wallet", api.accountInformationV3(null).getData().getTotalWalletBalance());
        tell("hedged", api.getCurrentPositionMode(null).getData().getDualSidePosition());
        tell("listen key", !api.startUserDataStream().getData().getListenKey().isEmpty());
        refused();
    }

    private void refused() {
        try {
            api.newOrder(new NewOrderRequest()
                    .symbol(SYMBOL)
                    .side(Side.SELL)
                    .type("STOP_MARKET")
                    .quantity(0.5));
            tell("refused", "nothing");
        } catch (ApiException refusal) {
            tell("refused", refusal.getCode());
        }
    }

    private void tell(String what, Object answer) {
        System.out.println(prefix + " " + what + ": " + answer);
    }
}
