package io.sluice.binance.http;

import io.sluice.binance.http.Endpoint.Security;
import io.sluice.binance.sign.Credentials;
import io.sluice.connector.OrderEntry;
import io.sluice.schemas.ErrorClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's REST interface. One call is one attempt: nothing is sent twice, nothing is waited for beyond the deadline,
 * and what is known of the attempt is told apart ({@link Exchange}). Thread-safe; blocks the calling thread, which should
 * be a virtual one. What answers say of limits goes to the budgets; whether there is budget is for the caller to ask.
 */
public final class RestClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long MOST_WINDOW_MILLIS = 60_000;
    private static final int MOST_BYTES = 32 << 20;

    private final HttpClient client;
    private final URI base;
    private final ServerClock clock;
    private final AddressBudget address;
    private final @Nullable AccountBudget account;
    private final @Nullable Credentials credentials;

    private RestClient(
            URI base,
            ServerClock clock,
            AddressBudget address,
            @Nullable AccountBudget account,
            @Nullable Credentials credentials) {
        this.base = base;
        this.clock = clock;
        this.address = address;
        this.account = account;
        this.credentials = credentials;
        // HTTP/1.1: one request a connection at a time, so that a broken connection leaves one request in doubt, not
        // many.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** For requests that anybody may make. */
    public static RestClient open(URI base, ServerClock clock, AddressBudget address) {
        return new RestClient(base, clock, address, null, null);
    }

    /** For requests of one account. */
    public static RestClient signed(URI base, ServerClock clock, AccountBudget account, Credentials credentials) {
        return new RestClient(base, clock, account.address(), account, credentials);
    }

    /** The clock by which requests are stamped. */
    public ServerClock clock() {
        return clock;
    }

    /** What the exchange counts for this address. */
    public AddressBudget address() {
        return address;
    }

    /** Sends a request that is stamped as of now. */
    public Exchange send(Endpoint endpoint, Parameters parameters, Instant deadline) {
        return send(endpoint, parameters, clock.wallNow(), deadline);
    }

    /**
     * Sends a request once.
     *
     * @param issuedAt what the timestamp says, by this machine's clock; the exchange refuses the request after {@code
     *     deadline}, however late it arrives
     * @param deadline when waiting ends, by this machine's clock; nothing is sent after it
     */
    public Exchange send(Endpoint endpoint, Parameters parameters, Instant issuedAt, Instant deadline) {
        String payload =
                endpoint.security() == Security.SIGNED ? signed(parameters, issuedAt, deadline) : parameters.encoded();
        HttpRequest request = request(endpoint, payload);
        long remaining = Duration.between(clock.wallNow(), deadline).toMillis();
        if (remaining <= 0) {
            return new Exchange.NotSent(
                    ErrorClass.TIMEOUT_ERROR, OrderEntry.NOT_SENT, "the deadline passed before anything was sent");
        }
        return await(client.sendAsync(request, info -> new BoundedBody(MOST_BYTES)), remaining);
    }

    private String signed(Parameters parameters, Instant issuedAt, Instant deadline) {
        long window = Duration.between(issuedAt, deadline).toMillis();
        String payload = parameters
                .and("recvWindow", Math.clamp(window, 1, MOST_WINDOW_MILLIS))
                .and("timestamp", clock.at(issuedAt).toEpochMilli())
                .encoded();
        String signature = credentials().signer().sign(payload);
        return payload + "&signature=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
    }

    private HttpRequest request(Endpoint endpoint, String payload) {
        boolean inBody = endpoint.method().hasBody();
        String query = inBody || payload.isEmpty() ? "" : "?" + payload;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + endpoint.path() + query))
                .method(endpoint.method().name(), inBody ? BodyPublishers.ofString(payload) : BodyPublishers.noBody());
        if (inBody) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (endpoint.security() != Security.NONE) {
            request.header("X-MBX-APIKEY", credentials().apiKey().reveal());
        }
        return request.build();
    }

    private Credentials credentials() {
        if (credentials == null) {
            throw new IllegalStateException("this client was opened without credentials");
        }
        return credentials;
    }

    private Exchange await(CompletableFuture<HttpResponse<String>> response, long millis) {
        try {
            return answered(response.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            response.cancel(true);
            return new Exchange.Lost(ErrorClass.TIMEOUT_ERROR, "TIMEOUT", "no answer by the deadline");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            response.cancel(true);
            return new Exchange.Lost(ErrorClass.TIMEOUT_ERROR, "INTERRUPTED", "stopped while waiting for the answer");
        } catch (CancellationException closed) {
            return new Exchange.Lost(ErrorClass.TIMEOUT_ERROR, "CLOSED", "closed while waiting for the answer");
        } catch (ExecutionException failed) {
            return broken(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private Exchange answered(HttpResponse<String> response) {
        LimitHeaders headers = new LimitHeaders(response.statusCode(), response.headers());
        headers.tell(address, account);
        return new Exchange.Answered(response.statusCode(), response.body(), headers.retryAfter());
    }

    /** Names the kind of failure only: messages of the network layer may quote what was sent. */
    private static Exchange broken(Throwable failure) {
        boolean neverConnected = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException;
        String kind = failure.getClass().getSimpleName();
        if (neverConnected) {
            return new Exchange.NotSent(ErrorClass.NETWORK_ERROR, "NO_CONNECTION", "no connection: " + kind);
        }
        return failure instanceof IOException
                ? new Exchange.Lost(ErrorClass.TIMEOUT_ERROR, "CONNECTION_LOST", "the connection broke: " + kind)
                : new Exchange.Lost(ErrorClass.UNKNOWN_ERROR, "CLIENT_FAILURE", "the client failed: " + kind);
    }

    /** Ends at once what is under way: it returns as lost. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
