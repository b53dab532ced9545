package io.sluice.binance.rules;

import io.sluice.binance.Symbols;
import io.sluice.market.InstrumentDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares instruments as they are configured with what the exchange says of them. What is configured may be narrower than
 * the exchange: a coarser step, a larger smallest order. It may not be wider, because then sizes are made that cannot be
 * placed.
 */
public final class DefinitionRules {
    private DefinitionRules() {}

    /**
     * What does not fit, as sentences; each ends with the definition as the exchange has it, to be copied.
     *
     * @param configured instruments of this exchange; others are passed over
     */
    public static List<String> faults(Collection<InstrumentDefinition> configured, ExchangeInfo info) {
        List<String> faults = new ArrayList<>();
        for (InstrumentDefinition one : configured) {
            Symbols.symbol(one.id())
                    .ifPresent(
                            symbol -> faults.addAll(faults(one, info.symbols().get(symbol))));
        }
        return faults;
    }

    private static List<String> faults(InstrumentDefinition configured, @Nullable SymbolRules rules) {
        if (rules == null || !rules.trading()) {
            return List.of(configured.id() + " is not traded at the exchange");
        }
        InstrumentDefinition there;
        try {
            there = rules.definition();
        } catch (IllegalArgumentException incomplete) {
            return List.of(configured.id() + ": the exchange gives no tick or no lot for it");
        }
        List<String> wider = wider(configured, there);
        return wider.isEmpty()
                ? List.of()
                : List.of(configured.id() + ": " + String.join(", ", wider) + "; the exchange has " + text(there));
    }

    private static List<String> wider(InstrumentDefinition here, InstrumentDefinition there) {
        List<String> wider = new ArrayList<>();
        if (!here.quoteCurrency().equals(there.quoteCurrency())) {
            wider.add("quoteCurrency is " + here.quoteCurrency());
        }
        multiple("tickSize", here.tickSize(), there.tickSize(), wider);
        multiple("lotStep", here.lotStep(), there.lotStep(), wider);
        atLeast("minQuantity", here.minQuantity(), there.minQuantity(), wider);
        atLeast("minNotional", here.minNotional(), there.minNotional(), wider);
        if (here.maxQuantity().compareTo(there.maxQuantity()) > 0) {
            wider.add("maxQuantity is " + plain(here.maxQuantity()));
        }
        if (here.pointValue().compareTo(there.pointValue()) != 0) {
            wider.add("pointValue is " + plain(here.pointValue()));
        }
        return wider;
    }

    private static void multiple(String name, BigDecimal here, BigDecimal there, List<String> wider) {
        if (here.remainder(there).signum() != 0) {
            wider.add(name + " is " + plain(here));
        }
    }

    private static void atLeast(String name, BigDecimal here, BigDecimal there, List<String> wider) {
        if (here.compareTo(there) < 0) {
            wider.add(name + " is " + plain(here));
        }
    }

    private static String text(InstrumentDefinition there) {
        return String.format(
                Locale.ROOT,
                "{id: \"%s\", quoteCurrency: %s, tickSize: %s, lotStep: %s, minQuantity: %s, maxQuantity: %s, minNotional: %s}",
                there.id(),
                there.quoteCurrency(),
                plain(there.tickSize()),
                plain(there.lotStep()),
                plain(there.minQuantity()),
                plain(there.maxQuantity()),
                plain(there.minNotional()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
