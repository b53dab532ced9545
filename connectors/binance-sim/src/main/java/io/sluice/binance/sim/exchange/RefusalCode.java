package io.sluice.binance.sim.exchange;

/** The refusals that this venue knows, as the real one numbers and words them. */
public enum RefusalCode {
    TOO_MANY_REQUESTS(-1003, 429, "Too many requests; current limit is %s requests per minute."),
    BANNED(
            -1003,
            418,
            "Way too many requests; IP banned until %s. Please use the websocket for live updates to avoid bans."),
    TOO_MANY_ORDERS(-1015, 429, "Too many new orders; current limit is %s orders per %s."),
    INVALID_TIMESTAMP(-1021, 400, "Timestamp for this request is outside of the recvWindow."),
    TIMESTAMP_AHEAD(-1021, 400, "Timestamp for this request was 1000ms ahead of the server's time."),
    INVALID_SIGNATURE(-1022, 400, "Signature for this request is not valid."),
    ILLEGAL_CHARS(-1100, 400, "Illegal characters found in parameter '%s'; legal range is '%s'."),
    MANDATORY_PARAMETER(-1102, 400, "Mandatory parameter '%s' was not sent, was empty/null, or malformed."),
    NOT_REQUIRED(-1106, 400, "Parameter '%s' sent when not required."),
    BAD_PRECISION(-1111, 400, "Precision is over the maximum defined for this asset."),
    INVALID_TIF(-1115, 400, "Invalid timeInForce."),
    INVALID_ORDER_TYPE(-1116, 400, "Invalid orderType."),
    INVALID_SIDE(-1117, 400, "Invalid side."),
    INVALID_INTERVAL(-1120, 400, "Invalid interval."),
    BAD_SYMBOL(-1121, 400, "Invalid symbol."),
    INVALID_LISTEN_KEY(-1125, 400, "This listenKey does not exist."),
    BAD_COMBINATION(-1128, 400, "Combination of optional parameters invalid."),
    BAD_RECV_WINDOW(-1131, 400, "recvWindow must be less than 60000."),
    UNKNOWN_ORDER(-2011, 400, "Unknown order sent."),
    NO_SUCH_ORDER(-2013, 400, "Order does not exist."),
    BAD_API_KEY_FORMAT(-2014, 401, "API-key format invalid."),
    REJECTED_KEY(-2015, 401, "Invalid API-key, IP, or permissions for action."),
    MARGIN_NOT_SUFFICIENT(-2019, 400, "Margin is insufficient."),
    WOULD_TRIGGER(-2021, 400, "Order would immediately trigger."),
    REDUCE_ONLY_REJECTED(-2022, 400, "ReduceOnly Order is rejected."),
    MAX_OPEN_ORDERS(-2025, 400, "Reach max open order limit."),
    PRICE_BELOW_ZERO(-4001, 400, "Price less than 0."),
    PRICE_ABOVE_MAX(-4002, 400, "Price greater than max price."),
    QUANTITY_BELOW_ZERO(-4003, 400, "Quantity less than zero."),
    QUANTITY_BELOW_MIN(-4004, 400, "Quantity less than min quantity."),
    QUANTITY_ABOVE_MAX(-4005, 400, "Quantity greater than max quantity."),
    STOP_PRICE_BELOW_ZERO(-4006, 400, "Stop price less than zero."),
    PRICE_BELOW_MIN(-4013, 400, "Price less than min price."),
    PRICE_OFF_TICK(-4014, 400, "Price not increased by tick size."),
    CLIENT_ID_TOO_LONG(-4015, 400, "Client order id length should not be more than 36 chars"),
    PRICE_ABOVE_CAP(-4016, 400, "Limit price can't be higher than %s."),
    QUANTITY_OFF_STEP(-4023, 400, "Qty not increased by step size."),
    PRICE_BELOW_FLOOR(-4024, 400, "Limit price can't be lower than %s."),
    BAD_LEVERAGE(-4028, 400, "Leverage %s is not valid"),
    MAX_ALGO_ORDERS(-4045, 400, "Reach max stop order limit."),
    SAME_MARGIN_TYPE(-4046, 400, "No need to change margin type."),
    MARGIN_TYPE_OPEN_ORDERS(-4047, 400, "Margin type cannot be changed if there exists open orders."),
    MARGIN_TYPE_POSITION(-4048, 400, "Margin type cannot be changed if there exists position."),
    SAME_POSITION_SIDE(-4059, 400, "No need to change position side."),
    WRONG_POSITION_SIDE(-4061, 400, "Order's position side does not match user's setting."),
    POSITION_SIDE_OPEN_ORDERS(-4067, 400, "Position side cannot be changed if there exists open orders."),
    POSITION_SIDE_POSITION(-4068, 400, "Position side cannot be changed if there exists position."),
    DUPLICATED_CLIENT_ID(-4116, 400, "ClientOrderId is duplicated."),
    USE_ALGO_ENDPOINT(
            -4120, 400, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead."),
    COUNTERPARTY_PRICE(-4131, 400, "The counterparty's best price does not meet the PERCENT_PRICE filter limit."),
    CLOSE_POSITION_TYPE(-4136, 400, "Target strategy invalid for orderType %s, closePosition true"),
    CLOSE_POSITION_QUANTITY(-4137, 400, "Quantity must be zero with closePosition equals true."),
    CLOSE_POSITION_REDUCE(-4138, 400, "Reduce only must be true with closePosition equals true."),
    MIN_NOTIONAL(-4164, 400, "Order's notional must be no smaller than %s (unless you choose reduce only)."),
    FOK_REJECTED(
            -5021,
            400,
            "Due to the order could not be filled immediately, the FOK order has been rejected. The order will not be recorded in the order history."),
    POST_ONLY_REJECTED(
            -5022,
            400,
            "Due to the order could not be executed as maker, the Post Only order will be rejected. The order will not be recorded in the order history."),
    SAME_ORDER(-5027, 400, "No need to modify the order."),
    ENGINE_WINDOW(-5028, 400, "Timestamp for this request is outside of the ME recvWindow.");

    private final int code;
    private final int status;
    private final String text;

    RefusalCode(int code, int status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    /** The venue's number, below zero. */
    public int code() {
        return code;
    }

    /** The HTTP status it comes with. */
    public int status() {
        return status;
    }

    /** A refusal in the venue's words. */
    public Refusal with(Object... details) {
        return new Refusal(this, text.formatted(details));
    }
}
