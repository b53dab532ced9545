package io.sluice.binance.http;

import io.sluice.connector.RequestBudget.Use;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;

/** Sends questions that nobody else has asked the budget for: each waits until there is budget, or its deadline passes. */
public final class Paced {
    private final RestClient client;

    /** @param client sends; its address's budget is asked */
    public Paced(RestClient client) {
        this.client = client;
    }

    /** The client beneath, for requests whose budget was asked for elsewhere. */
    public RestClient client() {
        return client;
    }

    /** Waits for budget and sends once. */
    public Exchange send(Endpoint endpoint, Parameters parameters, Instant deadline) {
        while (true) {
            Duration wait = client.address().take(Use.QUERY, endpoint.weight());
            if (wait.isZero()) {
                return client.send(endpoint, parameters, deadline);
            }
            if (client.clock().wallNow().plus(wait).isAfter(deadline)) {
                return new Exchange.NotSent(
                        ErrorClass.RATE_LIMIT_ERROR, "NO_BUDGET", "no request budget before the deadline");
            }
            try {
                Thread.sleep(wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Exchange.NotSent(
                        ErrorClass.TIMEOUT_ERROR, "INTERRUPTED", "stopped while waiting for budget");
            }
        }
    }
}
