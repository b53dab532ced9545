package io.sluice.local.config;

import io.sluice.binance.Mode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How MetaTrader 5 terminals are served and traded. The tokens are not in it: they come from the environment.
 *
 * @param mode paper: market data alone; testnet: demo accounts alone; live: any account
 * @param host address to listen on
 * @param terminalPort where terminals dial
 * @param restPort where REST is served; empty for none
 * @param terminals one an account at MetaTrader, and one for market data where no account needs it
 * @param zones time zones of trade servers by their name
 * @param warmUpCandles how many candles of the past are fetched at the first start
 * @param compareEvery how often an account is compared with its terminal
 */
public record Mt5Settings(
        Mode mode,
        String host,
        int terminalPort,
        Optional<Integer> restPort,
        List<Terminal> terminals,
        Map<String, ZoneId> zones,
        int warmUpCandles,
        Duration compareEvery) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_WARM_UP = 10_000;
    private static final int A_DAY_OF_SECONDS = 86_400;
    private static final Key<Mode> MODE = Key.optional(
            "mode",
            VenuesSection.MODE,
            "`paper`: market data alone; `testnet`: orders, to demo accounts alone; `live`: orders to any account, and"
                    + " only with `up --arm-live`; absent: nothing listens for terminals");
    private static final Key<String> HOST =
            Key.of("host", Kinds.TEXT, "127.0.0.1", "address to listen on; beyond loopback nothing is encrypted");
    private static final Key<Integer> TERMINAL_PORT =
            Key.of("terminalPort", Kinds.whole(0, HIGHEST_PORT), "8002", "where terminals dial; 0 for any free port");
    private static final Key<Integer> REST_PORT = Key.optional(
            "restPort",
            Kinds.whole(0, HIGHEST_PORT),
            "where REST is served as well (docs/mt5-gateway.md); absent: nowhere");
    private static final Key<Map<String, ZoneId>> ZONES = Key.of(
            "serverZones",
            Kinds.mapOf("trade servers", Kinds.ZONE),
            "{}",
            "time zones of trade servers; others are taken at their present offset");
    private static final Key<Integer> WARM_UP = Key.of(
            "warmUpCandles",
            Kinds.whole(0, MOST_WARM_UP),
            "500",
            "candles of the past that are fetched at the first start, so that indicators are warm");
    private static final Key<Integer> COMPARE = Key.of(
            "compareSeconds",
            Kinds.whole(10, A_DAY_OF_SECONDS),
            "180",
            "O-RECONCILE: how often an account is compared with its terminal");

    static final Key<String> ACCOUNT =
            Key.optional("account", Kinds.NAME, "account that trades there; absent: market data alone");
    private static final Key<Integer> LOGIN =
            Key.required("login", Kinds.whole(1, Integer.MAX_VALUE), "number of the account at the trade server");
    private static final Key<String> SERVER =
            Key.optional("server", Kinds.TEXT, "name of the trade server, which must be this one; absent: any");
    static final Key<Map<String, String>> SYMBOLS = Key.of(
            "symbols",
            Kinds.mapOf("instruments", Kinds.TEXT),
            "{}",
            "the terminal's symbol of each instrument whose candles it gives, written `\"B3:WIN\": WINZ26`");
    static final Section TERMINALS =
            Section.many("terminals", "Which terminal is whose.", List.of(ACCOUNT, LOGIN, SERVER, SYMBOLS));

    static final Section SECTION = Section.one(
            "mt5",
            "MetaTrader 5 by terminals that dial in. Their token comes from the environment alone; see"
                    + " docs/mt5-gateway.md.",
            List.of(MODE, HOST, TERMINAL_PORT, REST_PORT, ZONES, WARM_UP, COMPARE),
            TERMINALS);

    /**
     * One terminal.
     *
     * @param account who trades there; empty for market data alone
     * @param login number of the account at the trade server
     * @param server name of the trade server; empty for any
     * @param symbols the terminal's symbol of each instrument
     */
    public record Terminal(Optional<String> account, long login, Optional<String> server, Map<String, String> symbols) {
        /** Copies what could change. */
        public Terminal {
            symbols = Map.copyOf(symbols);
        }
    }

    /** Copies what could change. */
    public Mt5Settings {
        terminals = List.copyOf(terminals);
        zones = Map.copyOf(zones);
    }

    /** @return empty when no terminal is served */
    static Optional<Mt5Settings> from(Values values) {
        List<Terminal> terminals = values.buildEach(
                TERMINALS,
                each -> new Terminal(each.find(ACCOUNT), each.get(LOGIN), each.find(SERVER), each.get(SYMBOLS)));
        Optional<Mode> mode = values.find(MODE);
        if (mode.isEmpty() && !terminals.isEmpty()) {
            throw new IllegalArgumentException("mode is missing (paper, testnet or live)");
        }
        return mode.map(known -> new Mt5Settings(
                known,
                values.get(HOST),
                values.get(TERMINAL_PORT),
                values.find(REST_PORT),
                terminals,
                values.get(ZONES),
                values.get(WARM_UP),
                Duration.ofSeconds(values.get(COMPARE))));
    }
}
