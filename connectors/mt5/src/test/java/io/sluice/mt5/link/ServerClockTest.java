package io.sluice.mt5.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @Test
    @DisplayName("M-MT5 a server's wall clock becomes UTC by its present offset where its zone is not known")
    void goes_by_the_present_offset() {
        ServerClock clock = new ServerClock(7_200_000, 7_200, null);

        assertThat(clock.instant(Instant.parse("2026-07-01T12:00:00Z").toEpochMilli()))
                .isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    }

    @Test
    @DisplayName("M-MT5 with its zone, times on both sides of a change of the clock are exact, there and back")
    void goes_by_the_zone() {
        ServerClock clock = new ServerClock(7_200_000, 7_200, HELSINKI);
        Instant summer = Instant.parse("2026-07-01T09:00:00Z");
        Instant winter = Instant.parse("2026-01-01T10:00:00Z");

        assertThat(clock.wallMillis(summer))
                .isEqualTo(Instant.parse("2026-07-01T12:00:00Z").toEpochMilli());
        assertThat(clock.instant(clock.wallMillis(summer))).isEqualTo(summer);
        assertThat(clock.instant(clock.wallMillis(winter))).isEqualTo(winter);
    }
}
