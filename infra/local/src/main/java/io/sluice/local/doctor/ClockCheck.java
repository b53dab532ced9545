package io.sluice.local.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whether this machine's clock can be right: after the program was made, and as the registry's machine has it. */
public final class ClockCheck implements Check {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LARGEST_DIFFERENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String ADVICE =
            "Set the clock, and keep it set with NTP: venues refuse orders of a wrong time.";

    private final Clock clock;
    private final Optional<String> registryUrl;

    public ClockCheck(Clock clock, Optional<String> registryUrl) {
        this.clock = clock;
        this.registryUrl = registryUrl;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(MADE)) {
            return Finding.problem(name(), now + " is before this program was made", ADVICE);
        }
        Optional<Instant> elsewhere = registryUrl.flatMap(ClockCheck::timeAt);
        if (elsewhere.isEmpty()) {
            return Finding.ok(name(), now.toString());
        }
        Duration difference = Duration.between(elsewhere.get(), clock.instant());
        if (difference.abs().compareTo(LARGEST_DIFFERENCE) > 0) {
            return Finding.problem(
                    name(), now + " is " + difference.toSeconds() + " s from the registry's clock", ADVICE);
        }
        return Finding.ok(name(), now + ", as the registry has it");
    }

    private static Optional<Instant> timeAt(String urls) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(urls.split(",", -1)[0].strip() + "/subjects"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return http.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .flatMap(ClockCheck::parse);
        } catch (IOException silent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", interrupted));
        }
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
