package io.sluice.binance.venue;

import io.sluice.binance.Access;
import io.sluice.binance.Addresses;
import io.sluice.binance.http.AddressBudget;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.sign.Credentials;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.binance.venue.AccountSettings.MarginType;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.connector.runner.RunnerListener;
import io.sluice.connector.runner.RunnerSettings;
import io.sluice.order.OrderFoldSettings;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a runner of the simulated venue has to know, as words, so that it can run in a process of its own.
 *
 * @param bootstrap of the cluster
 * @param registry of schemas
 * @param namespace environment; its accounts are named after it
 * @param venuePort where the venue, or a link to it, is on this machine
 * @param folder of halts
 * @param accounts how many
 */
record RunnerPlan(String bootstrap, String registry, String namespace, int venuePort, String folder, int accounts) {
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final int ENOUGH_WEIGHT = 1_000_000;

    private static final OrderFoldSettings PATIENCE = new OrderFoldSettings(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofDays(1),
            Duration.ofHours(1),
            16,
            5,
            Duration.ofSeconds(5));

    static RunnerPlan parse(String... words) {
        return new RunnerPlan(
                words[0], words[1], words[2], Integer.parseInt(words[3]), words[4], Integer.parseInt(words[5]));
    }

    String[] words() {
        return new String[] {
            bootstrap, registry, namespace, Integer.toString(venuePort), folder, Integer.toString(accounts)
        };
    }

    /** The same venue by another way. */
    RunnerPlan over(int port) {
        return new RunnerPlan(bootstrap, registry, namespace, port, folder, accounts);
    }

    Namespace environment() {
        return new Namespace(namespace);
    }

    List<String> accountNames() {
        return IntStream.range(0, accounts).mapToObj(i -> namespace + "-" + i).toList();
    }

    static String key(String account) {
        return "key-of-" + account;
    }

    static String secret(String account) {
        return "secret-of-" + account;
    }

    /** @param instance name that stays over restarts; null for a member that leaves its group when it is closed */
    OrderRunner start(@Nullable String instance, SchemaRegistryClient client, RunnerListener listener) {
        return OrderRunner.start(venue(), settings(instance), client, listener);
    }

    private RunnerSettings settings(@Nullable String instance) {
        Set<String> names = new HashSet<>(accountNames());
        return new RunnerSettings(
                environment(),
                Topics.ORDERS_BINANCE,
                names,
                Map.of("bootstrap.servers", bootstrap),
                PATIENCE,
                Duration.ofSeconds(5),
                Path.of(folder),
                Duration.ofSeconds(3),
                instance);
    }

    private BinanceVenue venue() {
        return new BinanceVenue(
                accountNames().stream().collect(Collectors.toMap(Function.identity(), this::account)),
                new ServerClock(InstantSource.system(), System::nanoTime),
                new AddressBudget(ENOUGH_WEIGHT, System::nanoTime),
                MarkPrices.UNKNOWN);
    }

    private BinanceVenue.Account account(String name) {
        Credentials credentials =
                Credentials.of(Map.of("BINANCE_API_KEY", key(name), "BINANCE_API_SECRET", secret(name)), "BINANCE");
        Access access = Access.simulated(
                Addresses.simulated(
                        URI.create("http://127.0.0.1:" + venuePort), URI.create("ws://127.0.0.1:" + venuePort)),
                credentials);
        AccountSettings settings = new AccountSettings(
                false,
                SYMBOLS.stream()
                        .map(symbol -> new InstrumentSettings(symbol, 10, MarginType.ISOLATED))
                        .toList(),
                BudgetLimits.VENUE_OWN,
                Desk.impatient(),
                List.of());
        return new BinanceVenue.Account(access, settings);
    }
}
