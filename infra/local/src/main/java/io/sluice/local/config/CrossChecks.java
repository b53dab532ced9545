package io.sluice.local.config;

import io.sluice.market.InstrumentDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one part of the file demands of another. */
final class CrossChecks {
    private CrossChecks() {}

    static void refuse(Values root, List<InstrumentDefinition> instruments) {
        refuseTwice(root.each(InstrumentSection.SECTION), InstrumentSection.ID);
        refuseTwice(root.each(AccountChoice.SECTION), AccountChoice.ID);
        root.each(AccountChoice.SECTION).forEach(account -> refuseInstruments(account, instruments));
        root.each(AccountChoice.SECTION).forEach(account -> RiskSection.refuse(account.one(RiskSection.SECTION)));
        refuseFunding(root.one(PaperSection.SECTION), instruments);
    }

    private static void refuseTwice(List<Values> sections, Key<String> idKey) {
        Set<String> seen = new HashSet<>();
        for (Values section : sections) {
            Optional<String> id = section.build(values -> values.get(idKey));
            if (id.isPresent() && !seen.add(id.get())) {
                section.refuse(idKey, id.get() + " is there twice");
            }
        }
    }

    private static void refuseInstruments(Values account, List<InstrumentDefinition> known) {
        List<String> ids =
                account.build(values -> values.get(AccountChoice.INSTRUMENTS)).orElse(List.of());
        Optional<String> currency = account.build(values -> values.get(AccountChoice.CURRENCY));
        boolean nothing = ids.contains(AccountChoice.ALL)
                && currency.isPresent()
                && known.stream().noneMatch(each -> each.quoteCurrency().equals(currency.get()));
        if (ids.isEmpty() || nothing) {
            account.refuse(
                    AccountChoice.INSTRUMENTS,
                    "nothing to trade"
                            + currency.map(quote -> ": no instrument is quoted in " + quote)
                                    .orElse(""));
        }
        for (String id : ids) {
            Optional<InstrumentDefinition> instrument =
                    known.stream().filter(each -> each.id().equals(id)).findFirst();
            if (instrument.isEmpty() && !id.equals(AccountChoice.ALL)) {
                account.refuse(AccountChoice.INSTRUMENTS, unknown(id, known));
            }
            instrument
                    .map(InstrumentDefinition::quoteCurrency)
                    .filter(quote -> currency.isPresent() && !currency.get().equals(quote))
                    .ifPresent(quote -> account.refuse(
                            AccountChoice.INSTRUMENTS,
                            id + " is quoted in " + quote + ", the account's currency is " + currency.get()));
        }
    }

    /** A name that is mistyped would leave its instrument without funding, and say nothing. */
    private static void refuseFunding(Values paper, List<InstrumentDefinition> known) {
        Map<String, FundingFile> files =
                paper.build(values -> values.get(PaperSection.FUNDING_FILES)).orElse(Map.of());
        for (String id : files.keySet()) {
            if (known.stream().noneMatch(each -> each.id().equals(id))) {
                paper.refuse(PaperSection.FUNDING_FILES, unknown(id, known));
            }
        }
    }

    private static String unknown(String id, List<InstrumentDefinition> known) {
        List<String> ids = known.stream().map(InstrumentDefinition::id).toList();
        return id + " is not defined under instruments"
                + NearestName.of(id, ids)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("");
    }
}
