package io.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    /** More than two windows. */
    private static final int CANDLES = 9_000;

    private static final String COIN = "T:COIN";
    private static final String METAL = "T:METAL";
    private static final String STONE = "T:STONE";

    @Test
    @DisplayName("B-SPEED the outcome does not depend on the number of threads")
    void the_outcome_does_not_depend_on_the_number_of_threads() throws Exception {
        Map<String, List<Candle>> candles = markets();
        ReplaySettings settings = settings(
                List.of(COIN, METAL, STONE),
                List.of(account("alpha", Set.of(COIN, METAL, STONE)), account("beta", Set.of(METAL))));

        Map<String, List<String>> alone = play(settings, candles, 1);
        Map<String, List<String>> together = play(settings, candles, 4);

        assertThat(together).isEqualTo(alone);
        assertThat(alone.keySet()).containsExactly(COIN, METAL, STONE, "alpha", "beta");
        assertThat(linesOf(alone, "alpha", "fill")).hasSizeGreaterThan(5);
        assertThat(linesOf(alone, "beta", "fill")).hasSizeGreaterThan(5);
        assertThat(linesOf(alone, COIN, "candle")).hasSize(CANDLES);
    }

    @Test
    @DisplayName(
            "B-PARITY an account sees one instant's marks by instrument, then its signals, and settles before the next")
    void an_account_sees_marks_before_signals_and_both_by_instrument() throws Exception {
        Map<String, List<Candle>> candles = markets();
        ReplaySettings settings =
                settings(List.of(STONE, COIN, METAL), List.of(account("alpha", Set.of(COIN, METAL, STONE))));

        List<String> inbox = play(settings, candles, 2).getOrDefault("alpha", List.of());

        List<String> sawInOneInstant = new ArrayList<>();
        int signals = 0;
        for (String line : inbox) {
            if (line.startsWith("event") && line.contains("\"kind\": \"MARK\"")) {
                sawInOneInstant.add(instrumentOf(line));
            } else if (line.startsWith("event") && line.contains("\"kind\": \"SIGNAL\"")) {
                assertThat(sawInOneInstant).containsExactly(COIN, METAL, STONE);
                signals++;
            } else if (line.startsWith("settled")) {
                assertThat(sawInOneInstant).containsExactly(COIN, METAL, STONE);
                sawInOneInstant.clear();
            }
        }
        assertThat(signals).isGreaterThan(50);
    }

    @Test
    @DisplayName("B-PARITY an instrument that is silent for a time holds nobody up, and is heard when it speaks again")
    void instruments_that_trade_at_different_times_are_merged_by_time() throws Exception {
        List<Candle> coin = Walk.candles(COIN, 10, 1);
        List<Candle> metal = Walk.candles(METAL, 10, 2);
        Map<String, List<Candle>> candles = Map.of(COIN, coin.subList(0, 3), METAL, metal.subList(1, 2));
        ReplaySettings settings = settings(List.of(COIN, METAL), List.of(account("alpha", Set.of(COIN, METAL))));

        List<String> inbox = play(settings, candles, 1).getOrDefault("alpha", List.of());

        assertThat(inbox.stream().map(ReplayTest::mark).filter(text -> !text.isEmpty()))
                .containsExactly(COIN, "settled", COIN, METAL, "settled", COIN, "settled");
    }

    @Test
    @DisplayName("M-QUALITY a refused candle is heard with its reason and counted, and the rest goes on")
    void a_refused_candle_is_heard_and_counted() throws Exception {
        List<Candle> candles = new ArrayList<>(Walk.candles(COIN, 5, 1));
        candles.add(3, candles.get(2));
        Recording recording = new Recording(Map.of(COIN, candles));
        ReplaySettings settings = settings(List.of(COIN), List.of(account("alpha", Set.of(COIN))));

        Replay.Outcome outcome;
        try (Replay replay = new Replay(settings, recording)) {
            outcome = replay.run(1, progress -> {});
        }

        assertThat(outcome).isEqualTo(new Replay.Outcome(6, 1));
        assertThat(linesOf(recording.heard(), COIN, "candle")).hasSize(5);
        assertThat(linesOf(recording.heard(), COIN, "rejected"))
                .singleElement()
                .asString()
                .startsWith("rejected 2024-03-04T00:03:00Z DUPLICATE");
        assertThat(recording.closed()).isEqualTo(Map.of(COIN, 1));
    }

    @ParameterizedTest
    @DisplayName("B-SPEED whoever interrupts a replay ends it, also where one thread does everything")
    @ValueSource(ints = {1, 2})
    void an_interrupted_replay_ends(int threads) throws Exception {
        Recording recording = new Recording(Map.of(COIN, Walk.candles(COIN, CANDLES, 1)));
        ReplaySettings settings = settings(List.of(COIN), List.of(account("alpha", Set.of(COIN))));

        try (Replay replay = new Replay(settings, recording)) {
            assertThatThrownBy(() -> replay.run(
                            threads, progress -> Thread.currentThread().interrupt()))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    @DisplayName("B-SPEED a source that cannot be read on ends the replay with its own message")
    void a_source_that_cannot_be_read_on_ends_the_replay() throws Exception {
        Recording recording = new Recording(Map.of(COIN, Walk.candles(COIN, 100, 1))) {
            @Override
            public CandleReader candles(String instrument) {
                CandleReader whole = super.candles(instrument);
                return new CandleReader() {
                    private int left = 50;

                    @Override
                    public @Nullable Candle read() throws IOException {
                        if (left-- == 0) {
                            throw new IOException("coin.csv: line 51 cannot be read");
                        }
                        return whole.read();
                    }

                    @Override
                    public void close() throws IOException {
                        whole.close();
                    }
                };
            }
        };
        ReplaySettings settings = settings(List.of(COIN), List.of(account("alpha", Set.of(COIN))));

        try (Replay replay = new Replay(settings, recording)) {
            assertThatThrownBy(() -> replay.run(2, progress -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("coin.csv: line 51 cannot be read");
        }
        assertThat(recording.closed()).isEqualTo(Map.of(COIN, 1));
    }

    @Test
    @DisplayName("B-SPEED progress tells the candles read and the time reached, and never goes back")
    void progress_counts_candles_and_time() throws Exception {
        List<Replay.Progress> told = new ArrayList<>();
        ReplaySettings settings = settings(List.of(COIN), List.of(account("alpha", Set.of(COIN))));

        try (Replay replay = new Replay(settings, new Recording(markets()))) {
            replay.run(2, told::add);
        }

        assertThat(told).extracting(Replay.Progress::candles).containsExactly(4_096L, 8_192L, (long) CANDLES);
        assertThat(told).extracting(Replay.Progress::time).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R-BREAKER a halted account stays halted, or is resumed after the time that the settings name")
    void resumes_a_halted_account_when_the_settings_say_so() throws Exception {
        List<AccountSettings> accounts = List.of(account("alpha", Set.of(COIN)));

        List<String> left = linesOf(play(settings(List.of(COIN), accounts), markets(), 1), "alpha", "alert");
        Map<String, List<String>> resumed =
                play(settings(List.of(COIN), accounts, Optional.of(Duration.ofHours(6))), markets(), 1);

        assertThat(left).singleElement().asString().contains("The account is halted");
        assertThat(linesOf(resumed, "alpha", "event").stream().filter(line -> line.contains("\"RESUME\"")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("resumed after PT6H"));
        assertThat(linesOf(resumed, "alpha", "alert")).hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("B-SPEED who wants no figures hears everything but positions and snapshots")
    void who_wants_no_figures_hears_everything_else() throws Exception {
        ReplaySettings settings = settings(List.of(COIN), List.of(account("alpha", Set.of(COIN))));
        List<String> all = play(settings, markets(), 1).getOrDefault("alpha", List.of());

        Recording recording = new Recording(markets(), false);
        try (Replay replay = new Replay(settings, recording)) {
            replay.run(1, progress -> {});
        }

        assertThat(all).anyMatch(line -> line.startsWith("position"));
        assertThat(recording.heard().get("alpha"))
                .isEqualTo(all.stream()
                        .filter(line -> !line.startsWith("position"))
                        .toList());
    }

    @Test
    @DisplayName("B-SPEED settings that do not fit together are refused by name")
    void refuses_settings_that_do_not_fit() {
        List<AccountSettings> accounts = List.of(account("alpha", Set.of(METAL)));

        assertThatThrownBy(() -> settings(List.of(), List.of())).hasMessage("there is no instrument to replay");
        assertThatThrownBy(() -> settings(List.of(COIN), List.of(account("alpha", Set.of("T:ART")))))
                .hasMessage("account alpha trades T:ART, which is not defined");
        assertThatThrownBy(() -> settings(List.of(METAL, METAL), accounts))
                .hasMessage("instrument T:METAL is there twice");
        assertThatThrownBy(() -> settings(List.of(METAL), List.of(accounts.getFirst(), accounts.getFirst())))
                .hasMessage("account alpha is there twice");
    }

    private static Map<String, List<String>> play(
            ReplaySettings settings, Map<String, List<Candle>> candles, int threads) throws Exception {
        Recording recording = new Recording(candles);
        try (Replay replay = new Replay(settings, recording)) {
            replay.run(threads, progress -> {});
        }
        return recording.heard();
    }

    private static Map<String, List<Candle>> markets() {
        Map<String, List<Candle>> candles = new TreeMap<>();
        candles.put(COIN, Walk.candles(COIN, CANDLES, 11));
        candles.put(METAL, Walk.candles(METAL, CANDLES, 12));
        candles.put(STONE, Walk.candles(STONE, CANDLES, 13));
        return candles;
    }

    private static ReplaySettings settings(List<String> instruments, List<AccountSettings> accounts) {
        return settings(instruments, accounts, Optional.empty());
    }

    private static ReplaySettings settings(
            List<String> instruments, List<AccountSettings> accounts, Optional<Duration> resumeAfter) {
        return new ReplaySettings(
                Stream.of(COIN, METAL, STONE).collect(Collectors.toMap(id -> id, Coins::definition)),
                instruments.stream()
                        .map(id -> InstrumentSettings.defaults(Coins.definition(id), Timeframe.M1))
                        .toList(),
                accounts,
                PaperSettings.DEFAULTS,
                resumeAfter);
    }

    private static AccountSettings account(String name, Set<String> instruments) {
        RiskLimits limits = RiskLimits.builder()
                .minConfidence(new BigDecimal("0.10"))
                .maxExecutionsPerDay(1_000)
                .build();
        return new AccountSettings(
                name, "paper", "USD", Money.of("100000"), instruments, limits, PatternCorrelation.DEFAULTS);
    }

    private static List<String> linesOf(Map<String, List<String>> heard, String whose, String kind) {
        return heard.getOrDefault(whose, List.of()).stream()
                .filter(line -> line.startsWith(kind + " "))
                .toList();
    }

    private static String mark(String line) {
        if (line.startsWith("settled")) {
            return "settled";
        }
        return line.contains("\"kind\": \"MARK\"") ? instrumentOf(line) : "";
    }

    private static String instrumentOf(String line) {
        int name = line.indexOf("\"instrument\": \"") + "\"instrument\": \"".length();
        return line.substring(name, line.indexOf('"', name));
    }
}
