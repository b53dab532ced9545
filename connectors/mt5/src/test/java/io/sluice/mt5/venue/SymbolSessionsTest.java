package io.sluice.mt5.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolSessionsTest {
    private static final String SESSIONS = "1 09:00-12:00,13:00-17:55;5 00:00-24:00";

    @ParameterizedTest
    @DisplayName("R-TRADABLE sessions go by the server's weekday and minute, their end excluded")
    @CsvSource({
        "2026-11-23T08:59:59Z, false",
        "2026-11-23T09:00:00Z, true",
        "2026-11-23T12:00:00Z, false",
        "2026-11-23T17:54:59Z, true",
        "2026-11-23T17:55:00Z, false",
        "2026-11-24T10:00:00Z, false",
        "2026-11-27T23:59:59Z, true",
        "2026-11-22T10:00:00Z, false"
    })
    void goes_by_weekday_and_minute(Instant wall, boolean open) {
        assertThat(SymbolSessions.isOpen(SESSIONS, wall.toEpochMilli())).isEqualTo(open);
    }
}
