package io.sluice.local.config;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.local.plugin.Plugins;
import io.sluice.schemas.id.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One id of all that decides an account's entries (R-GATE): the code of the folds, every instrument that it trades with its
 * detectors, timeframe, admission and periods, the account's limits and correlations, and the bytes of each plug-in whose
 * detector is switched on. Not of it: the account's name, venue and money, and how a paper venue would fill. Equal
 * strategies have equal ids on any machine.
 */
public final class StrategyId {
    private StrategyId() {}

    /**
     * @param instruments of which the account hears
     * @param code identity of the folds' code
     */
    public static String of(
            AccountSettings account, List<InstrumentSettings> instruments, Plugins plugins, String code) {
        List<InstrumentSettings> traded = instruments.stream()
                .filter(each -> account.instruments().contains(each.instrument().id()))
                .sorted(Comparator.comparing(each -> each.instrument().id()))
                .toList();
        List<String> parts = new ArrayList<>(List.of(code, account.strategyText()));
        traded.forEach(instrument -> parts.add(instrument.canonicalText()));
        plugins.usedBy(traded).forEach((detector, jar) -> parts.add(jar.identity(detector)));
        return Ids.of("strategy", parts.toArray(String[]::new));
    }
}
