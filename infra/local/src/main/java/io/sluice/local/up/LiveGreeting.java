package io.sluice.local.up;

import io.sluice.binance.Mode;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.BinanceSettings;
import io.sluice.local.config.Configuration;
import io.sluice.local.gate.GateStanding;
import io.sluice.local.live.BinanceAccounts;
import io.sluice.local.live.LiveAccess;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Timeframes;
import io.sluice.operator.CommandLog;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people read first of a run on real venues: what an order costs, and where it goes (O-MODES). */
final class LiveGreeting {
    private LiveGreeting() {}

    static void say(
            Screen screen,
            Configuration configuration,
            Platform platform,
            LiveAccess access,
            List<String> whereabouts) {
        Mode mode = configuration.venues().mode();
        screen.mode(mode == Mode.PAPER ? "paper" : mode.name());
        screen.say("Sluice  mode %s  namespace %s".formatted(meaning(mode), configuration.namespace()));
        whereabouts.forEach(screen::say);
        screen.say("  data      %s"
                .formatted(configuration.dataDir().toAbsolutePath().normalize()));
        screen.say("  Kafka     %s".formatted(platform.bootstrapServers()));
        screen.say("  registry  %s".formatted(platform.registryUrl()));
        configuration.venues().binance().ifPresent(settings -> binance(screen, configuration, settings));
        configuration.accounts().forEach(account -> screen.say("  account   %s".formatted(text(account))));
        gates(screen, configuration, platform);
        configuration.accounts().stream()
                .filter(account ->
                        !account.isOnPaper() && !account.limits().market().asksForVolume())
                .forEach(account -> screen.say(
                        "  volume    %s has no minVolume: R-LIQUIDITY is not asked".formatted(account.id())));
        access.describe().forEach(line -> screen.say("  keys      " + line));
        platform.differences().forEach(difference -> screen.say("  differs   " + difference));
        screen.say(
                "Next, elsewhere:  ./sluice tap fills   ./sluice tap risk-decisions   ./sluice doctor      Ctrl-C ends.");
        screen.say("");
    }

    /** Accounts whose entries need a recorded backtest, and whether there is one (R-GATE). */
    private static void gates(Screen screen, Configuration configuration, Platform platform) {
        CommandLog log = new CommandLog(platform.clientSettings(), platform.registry(), configuration.namespace());
        for (GateStanding standing : GateStanding.of(configuration, log, Instant.now())) {
            screen.say("  gate      " + standing.message());
            if (!standing.lets()) {
                screen.say("            " + standing.advice());
            }
        }
    }

    private static String meaning(Mode mode) {
        return switch (mode) {
            case PAPER -> "paper (no order can reach a real venue)";
            case TESTNET -> "TESTNET (orders leave this process, and move no money)";
            case LIVE -> "LIVE, ARMED: ORDERS MOVE REAL MONEY";
        };
    }

    private static void binance(Screen screen, Configuration configuration, BinanceSettings settings) {
        List<String> watched = new BinanceAccounts(configuration, settings)
                .watched().stream().map(InstrumentDefinition::id).toList();
        screen.say("  binance   %s: %s candles and quotes of %s"
                .formatted(
                        settings.addresses().rest(),
                        Timeframes.name(configuration.candles().base()),
                        watched.stream().collect(Collectors.joining(", "))));
        if (!configuration.accountsAt("binance").isEmpty()) {
            screen.say("            %s margin, leverage %d, %s mode, at most %d weight a minute"
                    .formatted(
                            settings.marginType().name().toLowerCase(Locale.ROOT),
                            settings.leverage(),
                            settings.hedge() ? "hedge" : "one-way",
                            settings.limits().weightPerMinute()));
        }
    }

    private static String text(AccountChoice account) {
        return account.isOnPaper()
                ? account.id() + " on paper"
                : account.id() + " at " + account.venue().toUpperCase(Locale.ROOT);
    }
}
