package io.sluice.binance.venue;

import io.sluice.binance.Symbols;
import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.rules.ExchangeInfo;
import io.sluice.binance.rules.OrderRules;
import io.sluice.binance.rules.SymbolRules;
import io.sluice.connector.InstrumentRules;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.RuleBreach;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exchange's rules as it last told them. */
final class LiveRules implements InstrumentRules {
    private final MarkPrices marks;
    private volatile @Nullable ExchangeInfo info;

    LiveRules(MarkPrices marks) {
        this.marks = marks;
    }

    /** Reads the rules anew. What was known holds when that fails. */
    ExchangeInfo read(Paced rest, Instant deadline) throws VenueUnavailable {
        Exchange exchange = rest.send(Endpoint.EXCHANGE_INFO, Parameters.NONE, deadline);
        if (!(exchange instanceof Exchange.Answered answered) || !answered.ok()) {
            throw Answers.failure(exchange);
        }
        try {
            ExchangeInfo read = ExchangeInfo.parse(answered.body());
            info = read;
            return read;
        } catch (IllegalArgumentException unreadable) {
            throw new VenueUnavailable(
                    ErrorClass.UNKNOWN_ERROR, Answers.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    /** What the exchange demands in a symbol; null when it has not said so. */
    @Nullable
    SymbolRules of(String symbol) {
        ExchangeInfo known = info;
        return known == null ? null : known.symbols().get(symbol);
    }

    @Override
    public Optional<RuleBreach> breachOf(OrderCommand order) {
        if (info == null) {
            return Optional.of(new RuleBreach("RULES_UNREAD", "the exchange's rules have not been read yet"));
        }
        SymbolRules rules = Symbols.symbol(order.getInstrument()).map(this::of).orElse(null);
        if (rules == null) {
            return Optional.of(
                    new RuleBreach("UNKNOWN_INSTRUMENT", order.getInstrument() + " is not known to the exchange"));
        }
        return OrderRules.breachOf(order, rules, marks.of(order.getInstrument()));
    }
}
