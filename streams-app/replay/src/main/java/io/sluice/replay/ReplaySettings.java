package io.sluice.replay;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.venue.PaperSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is replayed: the same settings the folds have live.
 *
 * @param definitions every instrument that an account may trade, also those of which there is no history
 * @param instruments one for each instrument of which there is history, all with the same base timeframe
 * @param accounts who trades; all at the paper venue, whatever venue they name
 * @param paper how the paper venue fills
 * @param resumeAfter when an operator would resume an account that the breaker has halted, after the halt; empty for never
 */
public record ReplaySettings(
        Map<String, InstrumentDefinition> definitions,
        List<InstrumentSettings> instruments,
        List<AccountSettings> accounts,
        PaperSettings paper,
        Optional<Duration> resumeAfter) {

    /** @throws IllegalArgumentException naming what is missing, twice there, or does not fit together */
    public ReplaySettings {
        definitions = Map.copyOf(definitions);
        instruments = List.copyOf(instruments);
        accounts = List.copyOf(accounts);
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("there is no instrument to replay");
        }
        refuseMixedBases(instruments);
        refuseRepeated(
                "instrument",
                instruments.stream().map(each -> each.instrument().id()).toList());
        refuseRepeated(
                "account", accounts.stream().map(AccountSettings::account).toList());
        resumeAfter.ifPresent(pause -> {
            if (pause.isNegative()) {
                throw new IllegalArgumentException("resumeAfter must not be negative, is " + pause);
            }
        });
        for (AccountSettings account : accounts) {
            for (String traded : account.instruments()) {
                if (!definitions.containsKey(traded)) {
                    throw new IllegalArgumentException(
                            "account " + account.account() + " trades " + traded + ", which is not defined");
                }
            }
        }
    }

    /** Sessions of the instruments that an account trades and of which there is history. */
    public List<Session> sessions(AccountSettings account) {
        return instruments.stream()
                .map(InstrumentSettings::instrument)
                .filter(instrument -> account.instruments().contains(instrument.id()))
                .map(InstrumentDefinition::session)
                .toList();
    }

    private static void refuseMixedBases(List<InstrumentSettings> instruments) {
        Set<?> bases = instruments.stream().map(InstrumentSettings::base).collect(Collectors.toSet());
        if (bases.size() > 1) {
            throw new IllegalArgumentException("instruments must share one base timeframe, but have " + bases);
        }
    }

    private static void refuseRepeated(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " " + name + " is there twice");
            }
        }
    }
}
