package io.sluice.replay.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.Coins;
import io.sluice.replay.ReplaySettings;
import io.sluice.venue.PaperSettings;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    @DisplayName("B-WALK memory is bounded by accounts followed and instruments folded at once, not by trials")
    void trials_share_a_reading_as_memory_allows() {
        List<ReplaySettings> alike = Collections.nCopies(1_000, settings(20));
        List<ReplaySettings> different =
                IntStream.range(10, 1_000).mapToObj(WorkTest::settings).toList();

        assertThat(Work.share(alike, 4)).as("bounded by accounts").isEqualTo(128);
        assertThat(Work.share(different, 1))
                .as("bounded by two instruments each")
                .isEqualTo(256);
        assertThat(Work.share(different, 1_000)).as("always one").isEqualTo(1);
        assertThat(Work.share(List.of(), 1)).isEqualTo(1);
    }

    private static ReplaySettings settings(int window) {
        return Coins.settings(window, "1", PaperSettings.DEFAULTS);
    }
}
