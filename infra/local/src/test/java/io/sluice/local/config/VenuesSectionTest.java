package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.account.AccountSettings;
import io.sluice.binance.Addresses;
import io.sluice.binance.Mode;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.http.BudgetLimits.OrderLimit;
import io.sluice.binance.venue.AccountSettings.MarginType;
import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.risk.LiveRules;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VenuesSectionTest {
    private static final String ACCOUNT =
            "accounts: [{id: a, venue: binance, currency: USDT, balance: 1, instruments: [\"BINANCE:BTCUSDT\"]}]\n";

    private static Configuration read(String file) {
        return ConfigurationFile.read("file", file, Overrides.NONE, Map.of()).configuration();
    }

    private static List<String> problems(String file) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(file)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    @DisplayName("O-MODES nothing real is reached unless a file says so, and then on paper, without a key, by default")
    void reaches_nothing_by_default() {
        assertThat(read("").venues()).isEqualTo(VenueSettings.NONE);
        assertThat(read("").venues().mode()).isEqualTo(Mode.PAPER);
        assertThat(read("venues: {binance: {mode: paper}}").venues().binance())
                .contains(new BinanceSettings(
                        Mode.PAPER,
                        Optional.empty(),
                        List.of("*"),
                        MarginType.ISOLATED,
                        10,
                        false,
                        BudgetLimits.VENUE_OWN.and(new OrderLimit(5, Duration.ofSeconds(1))),
                        500,
                        Duration.ofMinutes(3)));
    }

    @Test
    @DisplayName("X-CONFIG every key of the venues reaches what it sets")
    void every_key_is_mapped() {
        VenueSettings venues = read("""
                venues:
                  binance:
                    mode: testnet
                    restUrl: http://127.0.0.1:8480
                    streamUrl: ws://localhost:8480
                    instruments: ["BINANCE:ETHUSDT"]
                    marginType: CROSSED
                    leverage: 3
                    hedgeMode: true
                    ordersPerSecond: 2
                    weightPerMinute: 600
                    warmUpCandles: 20
                    compareSeconds: 60
                  mt5:
                    mode: testnet
                    host: localhost
                    terminalPort: 9002
                    restPort: 9001
                    serverZones: {Demo: Europe/Helsinki}
                    warmUpCandles: 30
                    compareSeconds: 90
                    terminals: [{account: m, login: 7001, server: Demo, symbols: {"MT5:EURUSD": EURUSD.x}}]
                accounts:
                  - {id: m, venue: mt5, currency: USD, balance: 1}
                """).venues();

        assertThat(venues.binance())
                .contains(new BinanceSettings(
                        Mode.TESTNET,
                        Optional.of(Addresses.simulated(
                                URI.create("http://127.0.0.1:8480"), URI.create("ws://localhost:8480"))),
                        List.of("BINANCE:ETHUSDT"),
                        MarginType.CROSSED,
                        3,
                        true,
                        new BudgetLimits(600, BudgetLimits.VENUE_OWN.orders())
                                .and(new OrderLimit(2, Duration.ofSeconds(1))),
                        20,
                        Duration.ofMinutes(1)));
        assertThat(venues.mt5())
                .contains(new Mt5Settings(
                        Mode.TESTNET,
                        "localhost",
                        9002,
                        Optional.of(9001),
                        List.of(new Mt5Settings.Terminal(
                                Optional.of("m"), 7001, Optional.of("Demo"), Map.of("MT5:EURUSD", "EURUSD.x"))),
                        Map.of("Demo", ZoneId.of("Europe/Helsinki")),
                        30,
                        Duration.ofSeconds(90)));
        assertThat(venues.mode()).isEqualTo(Mode.TESTNET);
    }

    @Test
    @DisplayName("X-CONFIG what is wrong with venues is told at once, each with its path, line and the nearest name")
    void tells_all_problems_at_once() {
        assertThat(problems("""
                        venues:
                          binanec: {}
                          binance:
                            mode: real
                            apiKey: secret
                            restUrl: https://fapi.binance.com
                            leverage: 20
                            weightPerMinute: 2400
                            instruments: ["BINANCE:BTCUSDX"]
                          mt5:
                            mode: testnet
                            terminals: [{account: b, login: 0}]
                        """))
                .containsExactly(
                        "venues.binanec: unknown key; did you mean binance? (line 2)",
                        "venues.binance.mode: real is not one of paper, testnet, live (line 4)",
                        "venues.binance.instruments: BINANCE:BTCUSDX is not defined under instruments; did you mean"
                                + " BINANCE:BTCUSDT? (line 4)",
                        "venues.binance.apiKey: unknown key; the keys here are mode, restUrl, streamUrl, instruments,"
                                + " marginType, leverage, hedgeMode, ordersPerSecond, weightPerMinute, warmUpCandles,"
                                + " compareSeconds (line 5)",
                        "venues.binance.restUrl: https://fapi.binance.com is not on this machine: the exchange's own"
                                + " addresses follow from the mode (line 6)",
                        "venues.binance.leverage: 20 is above 10 (line 7)",
                        "venues.binance.weightPerMinute: 2400 is above 1200 (line 8)",
                        "venues.mt5.terminals[0].login: 0 is below 1 (line 12)",
                        "venues.mt5.terminals[0].account: b is not an account at venue mt5 (line 12)");
    }

    @Test
    @DisplayName("O-MODES an address of one's own is one on this machine, and never goes with live")
    void keeps_addresses_on_this_machine() {
        String elsewhere =
                "venues: {binance: {mode: testnet, restUrl: 'http://10.0.0.7:80', streamUrl: 'ws://[::1]:80'}}";
        assertThat(problems(elsewhere))
                .containsExactly("venues.binance.restUrl: http://10.0.0.7:80 is not on this machine: the exchange's own"
                        + " addresses follow from the mode (line 1)");
        String live = "venues: {binance: {mode: live, restUrl: 'http://127.0.0.1:80', streamUrl: 'ws://127.0.0.1:80'}}";
        assertThat(problems(live))
                .containsExactly(
                        "venues.binance: restUrl and streamUrl name a simulated venue: they go with mode testnet or"
                                + " paper, not with live (line 1)");
        assertThat(problems("venues: {binance: {restUrl: 'http://127.0.0.1:80'}}"))
                .containsExactly("venues.binance: restUrl and streamUrl go together (line 1)");
    }

    @Test
    @DisplayName("X-CONFIG an account at a venue that takes no orders, or with instruments of another, is refused")
    void accounts_and_venues_fit_together() {
        assertThat(problems(ACCOUNT + "venues: {binance: {mode: paper}}\n"))
                .containsExactly(
                        "accounts[0].venue: binance takes no orders here: set venues.binance.mode to testnet or live"
                                + " (line 1)");
        assertThat(problems("""
                        accounts:
                          - {id: a, venue: binance, currency: USD, balance: 1, instruments: ["BITSTAMP:BTCUSD"]}
                          - {id: m, venue: mt5, currency: USD, balance: 1}
                        venues: {binance: {mode: testnet}, mt5: {mode: testnet}}
                        """))
                .containsExactly(
                        "accounts[0].instruments: BITSTAMP:BTCUSD is not traded at binance (line 2)",
                        "accounts[1].venue: venues.mt5.terminals names no terminal of m (line 3)");
        assertThat(problems("venues: {binance: {mode: testnet}, mt5: {mode: live}}"))
                .containsExactly("venues: a process is testnet or live, not both: run two (line 1)");
    }

    @Test
    @DisplayName("R-SYMBOLS every instrument of an account at a real venue is one of that venue")
    void everything_means_everything_there() {
        Configuration configuration = read("""
                venues: {binance: {mode: testnet}}
                accounts: [{id: a, venue: binance, currency: USD, balance: 1}]
                instruments:
                  - {id: "BINANCE:BTCUSD", quoteCurrency: USD, tickSize: 1, lotStep: 1, minQuantity: 1, maxQuantity: 1}
                """);

        assertThat(configuration.instrumentsOf(configuration.accounts().getFirst()))
                .extracting(instrument -> instrument.id())
                .containsExactly("BINANCE:BTCUSD");
    }

    @Test
    @DisplayName(
            "B-PARITY a replay judges an account of a real venue as on paper there, and changes nothing else of it")
    void replays_on_paper() {
        Configuration configuration = read(ACCOUNT + "venues: {binance: {mode: testnet}}\n");
        AccountSettings live = configuration.accountSettings().getFirst();

        AccountSettings replayed = configuration
                .replayOf(List.of("BINANCE:BTCUSDT"), Timeframe.M1, Optional.empty())
                .accounts()
                .getFirst();

        assertThat(live.venue()).isEqualTo("binance");
        assertThat(replayed.venue()).isEqualTo("paper");
        assertThat(replayed).usingRecursiveComparison().ignoringFields("venue").isEqualTo(live);
    }

    @Test
    @DisplayName("B-REPLAY history in a namespace of its own reaches no venue, and its accounts are on paper")
    void plays_history_on_paper() {
        Configuration played = read(ACCOUNT + "venues: {binance: {mode: testnet}}\n")
                .in(new Namespace("replay-1"), read("").kafka(), Path.of("elsewhere"));

        assertThat(played.venues()).isEqualTo(VenueSettings.NONE);
        assertThat(played.accountSettings())
                .extracting(AccountSettings::venue, AccountSettings::instruments)
                .containsExactly(tuple("paper", Set.of("BINANCE:BTCUSDT")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            live    | {}                                  | 30 | true
            live    | {gate: TESTNET, gateMaxAgeDays: 7}  | 7  | true
            live    | {rollout: NONE}                     | 30 | false
            testnet | {}                                  |    | false
            testnet | {gate: TESTNET}                     | 30 | false
            testnet | {rollout: STAGED}                   |    | true
            paper   | {gate: TESTNET}                     |    | false
            paper   | {rollout: STAGED}                   |    | true
            """)
    @DisplayName(
            "R-GATE R-ROLLOUT live accounts need a recorded backtest whatever is configured, and begin small unless told"
                    + " otherwise; others where it is asked for")
    void live_accounts_are_asked_for_more(String mode, String risk, Integer days, boolean staged) {
        Configuration configuration = read("""
                venues: {binance: {mode: %s}}
                accounts: [{id: a, venue: %s, currency: USDT, balance: 1, instruments: ["BINANCE:BTCUSDT"], risk: %s}]
                """.formatted(mode, mode.equals("paper") ? "paper" : "binance", risk));

        LiveRules rules = configuration.accountSettings().getFirst().live();

        boolean asked = days != null || staged;
        assertThat(rules.strategyId())
                .isEqualTo(
                        asked
                                ? configuration.strategyOf(
                                        configuration.accounts().getFirst())
                                : "");
        assertThat(rules.gateMaxAge()).isEqualTo(days == null ? null : Duration.ofDays(days));
        assertThat(rules.staged()).isEqualTo(staged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance-paper.yaml", "binance-simulated.yaml", "binance-testnet.yaml", "mt5-demo.yaml"})
    @DisplayName("X-CONFIG the example files load")
    void examples_load(String name) {
        Path file = Path.of(System.getProperty("sluice.root"), "docs", "examples", name);

        Configuration configuration = ConfigurationFile.load(Optional.of(file), Overrides.NONE, Map.of())
                .configuration();

        assertThat(configuration.venues().isReal()).isTrue();
        assertThat(configuration.venues().mode()).isNotEqualTo(Mode.LIVE);
    }
}
