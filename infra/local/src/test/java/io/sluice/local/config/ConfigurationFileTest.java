package io.sluice.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.admit.AdmissionSettings;
import io.sluice.local.config.ConfigurationFile.Overrides;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.position.TargetDistance;
import io.sluice.position.Targets;
import io.sluice.risk.AtrBand;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.VetoDefault;
import io.sluice.schemas.Action;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.value.Money;
import io.sluice.venue.FillAt;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
    @Test
    @DisplayName("X-CONFIG Detectors of shorter candles than those that come in stay idle, and equal ones run once")
    void detectors_of_longer_base_candles() {
        Configuration configuration = read("");
        InstrumentDefinition bitcoin =
                configuration.instrument("BITSTAMP:BTCUSD").orElseThrow();

        assertThat(configuration.settings(bitcoin, Timeframe.M5).detectors()).hasSize(4);
        assertThat(configuration.idleOn(Timeframe.M15))
                .containsExactly("volatility-spike on 5m", "engulfing on 5m", "divergence on 5m", "breakout on 5m");
    }

    @Test
    @DisplayName("X-CONFIG Every key of the file reaches what it sets")
    void every_key_is_mapped() {
        Configuration configuration = read(EVERY_KEY);

        assertThat(configuration.namespace()).isEqualTo(new Namespace("demo"));
        assertThat(configuration.dataDir()).isEqualTo(Path.of("/var/sluice"));
        assertThat(configuration.kafka())
                .isEqualTo(new KafkaSettings(
                        Optional.of("broker:9092"),
                        Optional.of("http://registry:8081"),
                        6,
                        (short) 3,
                        Map.of("security.protocol", "SSL")));
        assertThat(configuration.feed()).isEqualTo(new FeedSettings(Optional.of("candles.csv"), Optional.empty()));
        assertThat(configuration.candles()).isEqualTo(new CandleSettings(Timeframe.M5, Duration.ofSeconds(30), 21));
        assertThat(configuration.detectors()).extracting(DetectorChoice::title).containsExactly("breakout on 15m");
        assertThat(configuration.admission())
                .isEqualTo(new AdmissionSettings(Duration.ofMinutes(1), Duration.ofSeconds(30)));
        assertThat(configuration.store())
                .isEqualTo(new StoreSection(
                        false,
                        false,
                        Optional.of("jdbc:postgresql://db/sluice"),
                        "ana",
                        "",
                        Optional.of(Path.of("db-password"))));
        assertThat(configuration.paper()).isEqualTo(EVERY_PAPER_SETTING);
        assertThat(configuration.instrument("B3:WIN")).contains(EVERY_INSTRUMENT_SETTING);
        assertThat(configuration.accounts()).hasSize(1);
        AccountChoice account = configuration.accounts().getFirst();
        assertThat(account.id()).isEqualTo("main");
        assertThat(account.venue()).isEqualTo("paper");
        assertThat(account.currency()).isEqualTo("BRL");
        assertThat(account.balance()).isEqualTo(Money.of("5000"));
        assertThat(account.instruments()).containsExactly("B3:WIN");
        assertThat(account.limits()).isEqualTo(EVERY_LIMIT);
        assertThat(account.correlation().between(Pattern.IMPULSE, Pattern.REVERSAL))
                .isEqualByComparingTo("-0.9");
        assertThat(account.correlation().between(Pattern.IMPULSE, Pattern.VOL_SPIKE))
                .isEqualByComparingTo("0.6");
    }

    @Test
    @DisplayName("X-CONFIG Everything wrong is told at once, each with its path and line")
    void tells_all_problems_at_once() {
        String file = """
                namespce: demo
                kafka: {partitions: many}
                accounts:
                  - id: Main
                    balance: -5
                    risk:
                      maxLeverage: 50
                      actions: [OPEN_LONG, OPEN_SIDEWAYS]
                      atrBand: [30, 10]
                  - just text
                detectors:
                  - name: brekout
                  - {name: breakout, parameters: {windw: 5}}
                paper:
                  fillAt: NEVER
                  partialTakers: maybe
                instruments:
                  - {id: "B3:WIN", quoteCurrency: BRL, tickSize: 0, lotStep: 1, minQuantity: 5, maxQuantity: 1}
                """;

        assertThat(problems(file))
                .containsExactly(
                        "namespce: unknown key; did you mean namespace? (line 1)",
                        "kafka.partitions: many is not a whole number (line 2)",
                        "accounts[0].id: Main is not 1 to 40 lower-case letters, digits or hyphens that start with a"
                                + " letter (line 4)",
                        "accounts[0].currency: is missing (text) (line 4)",
                        "accounts[0].balance: -5 is not above 0 (line 5)",
                        "accounts[0].risk.maxLeverage: 50 is above 10 (line 7)",
                        "accounts[0].risk.actions[1]: OPEN_SIDEWAYS is not one of OPEN_LONG, OPEN_SHORT, CLOSE,"
                                + " REDUCE_50 (line 8)",
                        "accounts[0].risk.atrBand: ATR band 30 to 10 is empty or negative (line 9)",
                        "accounts[1]: must be keys and values (line 10)",
                        "detectors[0].name: brekout is not one of volatility-spike, engulfing, divergence, breakout"
                                + " (line 12)",
                        "detectors[1]: breakout: unknown parameter 'windw'; it has minVolumeRatio, window (line 13)",
                        "paper.fillAt: NEVER is not one of LAST_CLOSE, NEXT_OPEN (line 15)",
                        "paper.partialTakers: maybe is not true or false (line 16)",
                        "instruments[0].tickSize: 0 is not above 0 (line 18)");
    }

    @Test
    @DisplayName("X-CONFIG What one part of the file demands of another is checked")
    void tells_what_does_not_fit_together() {
        String file = """
                kafka: {replication: 3}
                accounts:
                  - {id: a, currency: USD, balance: 1, instruments: ["BITSTAMP:BTCUSDD"]}
                  - {id: a, currency: EUR, balance: 1}
                  - {id: b, currency: USD, balance: 1, instruments: ["BINANCE:BTCUSDT"]}
                """;

        assertThat(problems(file))
                .containsExactly(
                        "kafka: replication 3 needs as many brokers: the embedded cluster has one; give"
                                + " bootstrapServers (line 1)",
                        "accounts[0].instruments: BITSTAMP:BTCUSDD is not defined under instruments; did you mean"
                                + " BITSTAMP:BTCUSD? (line 3)",
                        "accounts[1].id: a is there twice (line 4)",
                        "accounts[1].instruments: nothing to trade: no instrument is quoted in EUR (line 4)",
                        "accounts[2].instruments: BINANCE:BTCUSDT is quoted in USDT, the account's currency is USD"
                                + " (line 5)");
    }

    @Test
    @DisplayName("X-CONFIG A file that is not YAML is refused with the line")
    void tells_where_the_text_is_not_yaml() {
        assertThat(problems("kafka:\n  partitions: [1\n"))
                .containsExactly("is not YAML: expected ',' or ']', but got <stream end> (line 3)");
        assertThat(problems("- a\n- b\n")).containsExactly("must be keys and values (line 1)");
        assertThat(problems("feed: {speed: 1}\nfeed: {speed: 2}\n")).containsExactly("feed: is there twice (line 2)");
    }

    @Test
    @DisplayName("X-CONFIG Values refer to the environment, with and without a default")
    void resolves_the_environment() {
        String file = "namespace: ${STAGE}\nfeed: {speed: '${SPEED:-max}', path: 'a$${b}'}\n";

        Configuration configuration = ConfigurationFile.read("file", file, Overrides.NONE, Map.of("STAGE", "demo"))
                .configuration();

        assertThat(configuration.namespace()).isEqualTo(new Namespace("demo"));
        assertThat(configuration.feed()).isEqualTo(new FeedSettings(Optional.of("a${b}"), Optional.empty()));
    }

    @Test
    @DisplayName("X-CONFIG A variable that is not set is a problem, and what a variable holds is never shown")
    void never_shows_what_the_environment_holds() {
        String file = "namespace: ${ABSENT}\nfeed: {speed: '${PASSWORD}'}\n";

        assertThat(problems(file, Map.of("PASSWORD", "hunter2")))
                .containsExactly(
                        "namespace: the environment variable ABSENT is not set (line 1)",
                        "feed.speed: ${PASSWORD} is not a number above 0, or max (line 2)");
    }

    @Test
    @DisplayName("X-SECURITY Settings of Kafka clients are masked in what is printed")
    void masks_client_settings() {
        ConfigurationFile file = ConfigurationFile.read(
                "file", "kafka: {properties: {sasl.jaas.config: hunter2}}", Overrides.NONE, Map.of());

        assertThat(EffectiveYaml.render(file.effective()))
                .contains("    sasl.jaas.config: \"***\"\n")
                .doesNotContain("hunter2");
        assertThat(file.configuration().toString()).doesNotContain("hunter2");
    }

    @Test
    @DisplayName("X-CONFIG What is printed can be read again and comes to the same")
    void printed_configuration_reads_back() {
        ConfigurationFile file = ConfigurationFile.read(
                "file", EVERY_KEY.replace("properties: {security.protocol: SSL}", ""), Overrides.NONE, Map.of());

        Configuration again = read(EffectiveYaml.render(file.effective()));

        assertThat(again)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(file.configuration());
    }

    @Test
    @DisplayName("X-CONFIG The command line wins over the file")
    void command_line_wins() {
        Overrides overrides = new Overrides(Optional.of("other"), Optional.of(Path.of("elsewhere")));

        Configuration configuration = ConfigurationFile.read("file", "namespace: demo", overrides, Map.of())
                .configuration();

        assertThat(configuration.namespace()).isEqualTo(new Namespace("other"));
        assertThat(configuration.dataDir()).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    @DisplayName("X-CONFIG Instruments of the file join the built-in ones, and replace those of the same id")
    void instruments_join_the_built_in_ones() {
        Configuration configuration = read("""
                instruments:
                  - {id: "BITSTAMP:BTCUSD", quoteCurrency: USD, tickSize: 1, lotStep: 1, minQuantity: 1, maxQuantity: 9}
                """);

        assertThat(configuration.instrument("BITSTAMP:BTCUSD").orElseThrow().tickSize())
                .isEqualTo(BigDecimal.ONE);
        assertThat(configuration.instruments())
                .hasSameSizeAs(read("").instruments())
                .extracting(InstrumentDefinition::id)
                .contains("BINANCE:BTCUSDT")
                .doesNotHaveDuplicates();
    }

    private static Configuration read(String file) {
        return ConfigurationFile.read("file", file, Overrides.NONE, Map.of()).configuration();
    }

    private static List<String> problems(String file) {
        return problems(file, Map.of());
    }

    private static List<String> problems(String file, Map<String, String> environment) {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class, () -> ConfigurationFile.read("file", file, Overrides.NONE, environment));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private static final String EVERY_KEY = """
            namespace: demo
            dataDir: /var/sluice
            kafka:
              bootstrapServers: broker:9092
              registryUrl: http://registry:8081
              partitions: 6
              replication: 3
              properties: {security.protocol: SSL}
            feed: {path: candles.csv, speed: max}
            candles: {timeframe: 5m, graceSeconds: 30, atrPeriod: 21}
            store: {enabled: false, audit: false, url: "jdbc:postgresql://db/sluice", user: ana, passwordFile: db-password}
            detectors:
              - {name: breakout, timeframe: 15m, parameters: {window: 30, minVolumeRatio: 2}}
            admission: {dedupSeconds: 60, rateSeconds: 30}
            accounts:
              - id: main
                venue: paper
                currency: BRL
                balance: 5000
                instruments: ["B3:WIN"]
                correlation: {IMPULSE/REVERSAL: -0.9}
                risk:
                  minConfidence: 0.8
                  cooldownMinutes: 30
                  maxExecutionsPerDay: 3
                  maxOpenPositions: 2
                  maxLeverage: 5
                  riskPerTrade: 0.01
                  maxCorrelation: 0.5
                  atrBand: [5, 50]
                  atrBands: {"B3:WIN": [100, 300]}
                  stopAtr: 2
                  maxStopFraction: 0.02
                  trailAtr: 2.5
                  targetAtr: 4
                  targets: [{atr: 1.5, part: 0.5}, {fraction: 0.04, part: 0.4}]
                  targetsByTime: [{afterMinutes: 240, atr: 1}]
                  entryTimeToLiveSeconds: 10
                  maxMarkAgeSeconds: 120
                  maxSignalAgeSeconds: 90
                  actions: [OPEN_LONG, CLOSE]
                  vetoWindowSeconds: 30
                  vetoDefault: DROP
            paper:
              fillAt: NEXT_OPEN
              spreadTicks: 2
              slippageTicks: 3
              slippageAtr: 0.1
              makerFee: -0.0001
              takerFee: 0.001
              orderFee: 0.35
              participation: 0.5
              partialTakers: true
              fundingRate: 0.0001
              fundingIntervalMinutes: 240
              latencyMillis: 75
              maxWorkingOrders: 20
            instruments:
              - id: "B3:WIN"
                quoteCurrency: BRL
                tickSize: 5
                lotStep: 1
                minQuantity: 1
                maxQuantity: 500
                minNotional: 10
                pointValue: 0.20
                session: {zone: America/Sao_Paulo, opens: "09:00", closes: "18:25", days: [MONDAY, FRIDAY], lastDay: 2026-12-16}
            """;

    private static final PaperSettings EVERY_PAPER_SETTING = new PaperSettings(
            FillAt.NEXT_OPEN,
            new BigDecimal("2"),
            new Slippage.AtrFraction(new BigDecimal("0.1")),
            new BigDecimal("-0.0001"),
            new BigDecimal("0.001"),
            new BigDecimal("0.35"),
            new BigDecimal("0.5"),
            true,
            new FundingSettings(new BigDecimal("0.0001"), Duration.ofHours(4), new TreeMap<>()),
            Duration.ofMillis(75),
            20);

    private static final InstrumentDefinition EVERY_INSTRUMENT_SETTING = new InstrumentDefinition(
            "B3:WIN",
            "BRL",
            new BigDecimal("5"),
            BigDecimal.ONE,
            BigDecimal.ONE,
            new BigDecimal("500"),
            BigDecimal.TEN,
            new BigDecimal("0.20"),
            new Session(
                    ZoneId.of("America/Sao_Paulo"),
                    LocalTime.of(9, 0),
                    LocalTime.of(18, 25),
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalDate.of(2026, 12, 16)));

    private static final RiskLimits EVERY_LIMIT = RiskLimits.builder()
            .minConfidence(new BigDecimal("0.8"))
            .cooldown(Duration.ofMinutes(30))
            .maxExecutionsPerDay(3)
            .maxOpenPositions(2)
            .maxLeverage(new BigDecimal("5"))
            .riskPerTrade(new BigDecimal("0.01"))
            .maxCorrelation(new BigDecimal("0.5"))
            .atrBand(new AtrBand(new BigDecimal("5"), new BigDecimal("50")))
            .atrBands(Map.of("B3:WIN", new AtrBand(new BigDecimal("100"), new BigDecimal("300"))))
            .stopAtr(new BigDecimal("2"))
            .maxStopFraction(new BigDecimal("0.02"))
            .trailAtr(new BigDecimal("2.5"))
            .targets(new Targets(
                    List.of(
                            new Targets.Rung(new TargetDistance.OfAtr(new BigDecimal("1.5")), new BigDecimal("0.5")),
                            new Targets.Rung(
                                    new TargetDistance.OfPrice(new BigDecimal("0.04")), new BigDecimal("0.4"))),
                    List.of(new Targets.Step(Duration.ofHours(4), new TargetDistance.OfAtr(BigDecimal.ONE)))))
            .entryTimeToLive(Duration.ofSeconds(10))
            .maxMarkAge(Duration.ofMinutes(2))
            .maxSignalAge(Duration.ofSeconds(90))
            .actions(Set.of(Action.OPEN_LONG, Action.CLOSE))
            .vetoWindow(Duration.ofSeconds(30))
            .vetoDefault(VetoDefault.DROP)
            .build();
}
