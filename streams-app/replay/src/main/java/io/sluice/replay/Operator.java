package io.sluice.replay;

import io.sluice.market.Micros;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Who resumes an account after its breaker has halted it, where the settings want that: nobody else is there in a replay. */
final class Operator {
    private static final long NEVER = Long.MAX_VALUE;

    private final String account;
    private final Optional<Duration> resumeAfter;
    private long resumesAt = NEVER;

    Operator(String account, Optional<Duration> resumeAfter) {
        this.account = account;
        this.resumeAfter = resumeAfter;
    }

    /** Takes note of a halt. */
    void saw(Alert alert) {
        if (alert.getKind() == AlertKind.BREAKER && resumeAfter.isPresent()) {
            resumesAt = Micros.of(alert.getTime().plus(resumeAfter.get()));
        }
    }

    /** The command given before what closes at an instant, once for each halt. */
    Optional<AccountEvent> commandAt(long time) {
        if (time < resumesAt) {
            return Optional.empty();
        }
        resumesAt = NEVER;
        String reason = "resumed after " + resumeAfter.orElse(Duration.ZERO) + ", as the replay's settings want";
        return Optional.of(command(OperatorCommandKind.RESUME, reason, Micros.instant(time)));
    }

    /** The command that ends a stretch of trading. */
    AccountEvent flattenAt(Instant now) {
        return command(OperatorCommandKind.FLATTEN, "the stretch of trading ends", now);
    }

    private AccountEvent command(OperatorCommandKind kind, String reason, Instant now) {
        OperatorCommand command = OperatorCommand.newBuilder()
                .setId(Ids.of("command", account, kind.name().toLowerCase(Locale.ROOT), now.toString()))
                .setAccount(account)
                .setKind(kind)
                .setWho("replay")
                .setReason(reason)
                .setTime(now)
                .build();
        return AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.COMMAND)
                .setTime(now)
                .setCommand(command)
                .build();
    }
}
