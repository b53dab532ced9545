package io.sluice.local.config;

import io.sluice.account.AccountSettings;
import io.sluice.admit.AdmissionSettings;
import io.sluice.binance.Mode;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.plugin.Plugins;
import io.sluice.market.InstrumentDefinition;
import io.sluice.replay.ReplaySettings;
import io.sluice.risk.LiveRules;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.venue.PaperSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that one run goes by.
 *
 * @param namespace prefix of all topics
 * @param dataDir folder of everything that is kept on this machine
 * @param kafka which cluster and registry
 * @param feed which candles, and how fast
 * @param candles what is made of them
 * @param instruments every instrument that is known; ids are unique
 * @param plugins which detectors there are, and where they are from
 * @param detectors what looks for signals
 * @param admission which signals pass
 * @param accounts who trades what; ids are unique, every instrument known
 * @param paper how the paper venue fills
 * @param venues which real venues are reached
 * @param store where what happened is kept
 * @param alerts how people are told
 * @param api how REST, streams and the operator's page are served
 */
public record Configuration(
        Namespace namespace,
        Path dataDir,
        KafkaSettings kafka,
        FeedSettings feed,
        CandleSettings candles,
        List<InstrumentDefinition> instruments,
        Plugins plugins,
        List<DetectorChoice> detectors,
        AdmissionSettings admission,
        List<AccountChoice> accounts,
        PaperSettings paper,
        VenueSettings venues,
        StoreSection store,
        AlertChoice alerts,
        ApiSection api) {
    public Configuration {
        instruments = List.copyOf(instruments);
        detectors = List.copyOf(detectors);
        accounts = List.copyOf(accounts);
    }

    /** The instrument of that id. */
    public Optional<InstrumentDefinition> instrument(String id) {
        return instruments.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** The accounts that trade an instrument. */
    public List<AccountChoice> tradersOf(InstrumentDefinition instrument) {
        return accounts.stream().filter(account -> account.trades(instrument)).toList();
    }

    /** The instruments that an account trades. */
    public List<InstrumentDefinition> instrumentsOf(AccountChoice account) {
        return instruments.stream().filter(account::trades).toList();
    }

    /** What the account fold goes by, one for each account. */
    public List<AccountSettings> accountSettings() {
        return accounts.stream()
                .map(account -> account.settings(idsOf(account), paper).with(liveRules(account)))
                .toList();
    }

    private LiveRules liveRules(AccountChoice account) {
        return account.live().rules(account.isOnPaper() ? Mode.PAPER : venues.mode(), () -> strategyOf(account));
    }

    /** What decides an account's entries on the candles that come in by configuration, as one id (R-GATE). */
    public String strategyOf(AccountChoice account) {
        List<InstrumentSettings> traded = instrumentsOf(account).stream()
                .map(instrument -> settings(instrument, candles.base()))
                .toList();
        return StrategyId.of(account.settings(idsOf(account), paper), traded, plugins, FoldsCode.identity());
    }

    private Set<String> idsOf(AccountChoice account) {
        return instrumentsOf(account).stream().map(InstrumentDefinition::id).collect(Collectors.toSet());
    }

    /** The accounts whose orders go to a venue. */
    public List<AccountChoice> accountsAt(String venue) {
        return accounts.stream()
                .filter(account -> account.venue().equals(venue))
                .toList();
    }

    /** Names of the accounts at real venues. */
    public List<String> realAccounts() {
        return accounts.stream()
                .filter(account -> !account.isOnPaper())
                .map(AccountChoice::id)
                .toList();
    }

    /** What the instrument fold goes by when candles of that timeframe come in; {@link #idleOn} names what it leaves out. */
    public InstrumentSettings settings(InstrumentDefinition instrument, Timeframe base) {
        List<EnabledDetector> enabled = detectors.stream()
                .filter(detector -> detector.possibleOn(base))
                .map(detector -> detector.on(base))
                .distinct()
                .toList();
        return new InstrumentSettings(instrument, base, enabled, admission, candles.rollUp(base), candles.atrPeriod());
    }

    /**
     * What a replay goes by: the folds' settings as they are live, and the accounts that trade any of the instruments, all of
     * them at the paper venue.
     *
     * @param played ids of the instruments of which there are candles
     * @param base timeframe of the candles
     * @param resumeAfter when halted accounts are resumed, after the halt; empty for never
     */
    public ReplaySettings replayOf(Collection<String> played, Timeframe base, Optional<Duration> resumeAfter) {
        Map<String, InstrumentDefinition> definitions = definitions();
        return new ReplaySettings(
                definitions,
                played.stream()
                        .map(definitions::get)
                        .map(instrument -> settings(instrument, base))
                        .toList(),
                accounts.stream()
                        .map(account -> account.onPaper(List.of())
                                .settings(idsOf(account), paper)
                                .with(account.isOnPaper() ? liveRules(account) : LiveRules.NONE))
                        .filter(account -> played.stream().anyMatch(account.instruments()::contains))
                        .toList(),
                paper,
                resumeAfter);
    }

    /** One fold for each instrument, for candles of that timeframe. */
    public List<InstrumentFold> folds(Timeframe base) {
        return instruments.stream()
                .map(instrument -> new InstrumentFold(settings(instrument, base)))
                .toList();
    }

    /** Detectors that look at shorter candles than those that come in, and so cannot run. */
    public List<String> idleOn(Timeframe base) {
        return detectors.stream()
                .filter(detector -> !detector.possibleOn(base))
                .map(DetectorChoice::title)
                .toList();
    }

    /** Every known instrument by its id. */
    public Map<String, InstrumentDefinition> definitions() {
        return instruments.stream()
                .collect(Collectors.toUnmodifiableMap(InstrumentDefinition::id, Function.identity()));
    }

    /**
     * The same for history in another namespace of a cluster, with another folder for what is kept on this machine: every
     * account is at the paper venue, and no other is reached.
     */
    public Configuration in(Namespace other, KafkaSettings cluster, Path folder) {
        return new Configuration(
                other,
                folder,
                cluster,
                feed,
                candles,
                instruments,
                plugins,
                detectors,
                admission,
                accounts.stream()
                        .map(account ->
                                account.onPaper(idsOf(account).stream().sorted().toList()))
                        .toList(),
                paper,
                VenueSettings.NONE,
                store,
                alerts,
                api);
    }

    /** The same with other instruments and accounts. */
    Configuration with(List<InstrumentDefinition> otherInstruments, List<AccountChoice> otherAccounts) {
        return new Configuration(
                namespace,
                dataDir,
                kafka,
                feed,
                candles,
                otherInstruments,
                plugins,
                detectors,
                admission,
                otherAccounts,
                paper,
                venues,
                store,
                alerts,
                api);
    }
}
