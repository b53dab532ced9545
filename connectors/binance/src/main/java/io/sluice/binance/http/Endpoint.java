package io.sluice.binance.http;

/** The requests this connector makes, with what each costs of the weight budget as the exchange documents it. */
public enum Endpoint {
    TIME(Method.GET, "/fapi/v1/time", 1, Security.NONE),
    EXCHANGE_INFO(Method.GET, "/fapi/v1/exchangeInfo", 1, Security.NONE),
    KLINES(Method.GET, "/fapi/v1/klines", 5, Security.NONE),

    PLACE(Method.POST, "/fapi/v1/order", 1, Security.SIGNED),
    CANCEL(Method.DELETE, "/fapi/v1/order", 1, Security.SIGNED),
    ORDER(Method.GET, "/fapi/v1/order", 1, Security.SIGNED),
    OPEN_ORDERS(Method.GET, "/fapi/v1/openOrders", 40, Security.SIGNED),
    ALL_ORDERS(Method.GET, "/fapi/v1/allOrders", 5, Security.SIGNED),
    USER_TRADES(Method.GET, "/fapi/v1/userTrades", 5, Security.SIGNED),

    PLACE_ALGO(Method.POST, "/fapi/v1/algoOrder", 1, Security.SIGNED),
    CANCEL_ALGO(Method.DELETE, "/fapi/v1/algoOrder", 1, Security.SIGNED),
    ALGO_ORDER(Method.GET, "/fapi/v1/algoOrder", 1, Security.SIGNED),
    OPEN_ALGO_ORDERS(Method.GET, "/fapi/v1/openAlgoOrders", 40, Security.SIGNED),
    ALL_ALGO_ORDERS(Method.GET, "/fapi/v1/allAlgoOrders", 5, Security.SIGNED),

    ACCOUNT_CONFIG(Method.GET, "/fapi/v1/accountConfig", 5, Security.SIGNED),
    LEVERAGE(Method.POST, "/fapi/v1/leverage", 1, Security.SIGNED),
    MARGIN_TYPE(Method.POST, "/fapi/v1/marginType", 1, Security.SIGNED),
    POSITIONS(Method.GET, "/fapi/v2/positionRisk", 5, Security.SIGNED),
    ACCOUNT(Method.GET, "/fapi/v3/account", 5, Security.SIGNED),
    BALANCES(Method.GET, "/fapi/v2/balance", 5, Security.SIGNED),

    OPEN_LISTEN_KEY(Method.POST, "/fapi/v1/listenKey", 1, Security.KEY),
    KEEP_LISTEN_KEY(Method.PUT, "/fapi/v1/listenKey", 1, Security.KEY);

    /** HTTP methods. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE;

        /** Whether the parameters travel in the body. */
        boolean hasBody() {
            return this == POST || this == PUT;
        }
    }

    /** What the exchange must be shown. */
    public enum Security {
        NONE,
        KEY,
        SIGNED
    }

    private final Method method;
    private final String path;
    private final int weight;
    private final Security security;

    Endpoint(Method method, String path, int weight, Security security) {
        this.method = method;
        this.path = path;
        this.weight = weight;
        this.security = security;
    }

    Method method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Weight of one request at its dearest; where it depends on the parameters, the highest that is ever asked. */
    public int weight() {
        return weight;
    }

    Security security() {
        return security;
    }
}
