package io.sluice.binance.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say of the venue's limits. A header that cannot be read counts as absent. */
final class LimitHeaders {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BANNED = 418;

    /** What is waited when the venue says stop and not how long: a whole counting window. */
    private static final Duration UNSAID_LIMIT = Duration.ofMinutes(1);
    /** The shortest ban the exchange documents. */
    private static final Duration UNSAID_BAN = Duration.ofMinutes(2);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final int status;
    private final HttpHeaders headers;

    LimitHeaders(int status, HttpHeaders headers) {
        this.status = status;
        this.headers = headers;
    }

    /** Tells the budgets what was used and whether to stop. */
    void tell(AddressBudget address, @Nullable AccountBudget account) {
        number("x-mbx-used-weight-1m").ifPresent(used -> address.observe((int) used));
        if (account != null) {
            number("x-mbx-order-count-10s").ifPresent(count -> account.observe(Duration.ofSeconds(10), (int) count));
            number("x-mbx-order-count-1m").ifPresent(count -> account.observe(Duration.ofMinutes(1), (int) count));
        }
        Duration stop = retryAfter();
        if (stop != null && saysStop()) {
            address.stop(stop);
        }
    }

    /** What the answer demands to be waited; null when it demands nothing. */
    @Nullable
    Duration retryAfter() {
        OptionalLong seconds = number("retry-after");
        if (seconds.isPresent()) {
            return Duration.ofSeconds(seconds.getAsLong());
        }
        return switch (status) {
            case TOO_MANY_REQUESTS -> UNSAID_LIMIT;
            case BANNED -> UNSAID_BAN;
            default -> null;
        };
    }

    private boolean saysStop() {
        return status == TOO_MANY_REQUESTS || status == BANNED;
    }

    private OptionalLong number(String name) {
        return headers.firstValue(name)
                .filter(value -> WHOLE_NUMBER.matcher(value).matches())
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElse(OptionalLong.empty());
    }
}
