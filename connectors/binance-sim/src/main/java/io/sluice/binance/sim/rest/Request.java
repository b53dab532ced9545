package io.sluice.binance.sim.rest;

/**
 * A request as it arrived.
 *
 * @param query undecoded, without the question mark; empty where there is none
 * @param apiKey of the header, empty where there is none
 * @param address who asks
 * @param receivedAt the venue's time
 */
public record Request(
        String method,
        String path,
        String query,
        String body,
        String apiKey,
        String address,
        long receivedAt,
        Parameters parameters) {

    /** Reads query and body. */
    public static Request of(
            String method, String path, String query, String body, String apiKey, String address, long receivedAt) {
        return new Request(method, path, query, body, apiKey, address, receivedAt, Parameters.of(query, body));
    }

    /** The caller's id of the order that is placed, cancelled or asked for; empty where there is none. */
    public String clientId() {
        return parameters
                .find("newClientOrderId")
                .or(() -> parameters.find("origClientOrderId"))
                .or(() -> parameters.find("clientAlgoId"))
                .orElse("");
    }
}
