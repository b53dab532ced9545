package io.sluice.delivery;

import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Severity;
import io.sluice.schemas.id.Ids;
import java.time.Instant;

/** Alerts for tests. */
public final class Alerts {
    private static final Instant TIME = Instant.parse("2026-03-02T14:30:00.123456Z");

    private Alerts() {}

    public static Alert critical(String cause) {
        return of(cause, Severity.CRITICAL);
    }

    public static Alert warning(String cause) {
        return of(cause, Severity.WARNING);
    }

    public static Alert of(String cause, Severity severity) {
        return alert(
                cause,
                severity,
                "R-BREAKER",
                "The account is halted: WEEK at equity 9690.00, week start 10000.00, day peak 10010.00.");
    }

    public static Alert alert(String cause, Severity severity, String code, String text) {
        return new Alert(
                Ids.alert(code, cause),
                AlertKind.BREAKER,
                severity,
                "paper-1",
                "BITSTAMP:BTCUSD",
                code,
                text,
                cause,
                TIME);
    }
}
