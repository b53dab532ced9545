package io.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.Candle;
import io.sluice.venue.PaperSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FollowingReplayTest {
    private static final int CANDLES = 3_000;
    private static final long SEED = 21;
    private static final ReplaySettings SETTINGS = Coins.settings(10, "1", PaperSettings.DEFAULTS);

    private final Map<String, List<Candle>> candles = Coins.candles(CANDLES, SEED);

    @Test
    @DisplayName(
            "B-SHADOW candles that come an instant at a time make, byte for byte, what a replay makes of all of them")
    void candle_by_candle_is_as_a_replay() throws Exception {
        Recording whole = new Recording(candles);
        try (Replay replay = new Replay(SETTINGS, whole)) {
            replay.run(2, progress -> {});
        }

        Recording coming = new Recording(Map.of());
        FollowingReplay following = new FollowingReplay(SETTINGS, coming::account);
        instants().forEach(following::fold);

        assertThat(coming.heard().get("alpha"))
                .as("seed %d", SEED)
                .hasSizeGreaterThan(CANDLES)
                .isEqualTo(whole.heard().get("alpha"));
    }

    @Test
    @DisplayName("B-SHADOW a candle of an instrument that nobody follows is refused")
    void refuses_a_stranger() {
        FollowingReplay following = new FollowingReplay(SETTINGS, account -> AccountListener.NONE);

        assertThatThrownBy(() -> following.fold(Walk.candles("T:STRANGER", 1, SEED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a candle of T:STRANGER, which is not followed");
    }

    private Iterable<List<Candle>> instants() {
        Map<Instant, List<Candle>> instants = new TreeMap<>();
        candles.values().stream()
                .flatMap(List::stream)
                .forEach(candle -> instants.computeIfAbsent(candle.getCloseTime(), each -> new ArrayList<>())
                        .add(candle));
        return instants.values();
    }
}
