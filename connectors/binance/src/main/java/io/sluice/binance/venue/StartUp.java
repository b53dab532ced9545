package io.sluice.binance.venue;

import io.sluice.binance.http.AccountBudget;
import io.sluice.binance.http.Endpoint;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.Parameters;
import io.sluice.binance.json.Fields;
import io.sluice.binance.rules.DefinitionRules;
import io.sluice.binance.rules.ExchangeInfo;
import io.sluice.binance.rules.SymbolRules;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.connector.VenueUnavailable;
import io.sluice.schemas.ErrorClass;
import java.time.Instant;
import java.util.List;

/** What must be true of an account before it places its first order. */
final class StartUp {
    private static final int SAME_MARGIN_TYPE = -4046;

    private final AccountSettings settings;
    private final Paced rest;
    private final AccountBudget budget;

    StartUp(AccountSettings settings, Paced rest, AccountBudget budget) {
        this.settings = settings;
        this.rest = rest;
        this.budget = budget;
    }

    /**
     * Takes the exchange's own limits, and sees that all that is to be traded is traded there, and as it was taken to be.
     *
     * @throws VenueUnavailable naming the symbol that is not
     */
    void take(ExchangeInfo info) throws VenueUnavailable {
        budget.address().narrow(info.weightPerMinute());
        budget.narrow(info.orderLimits());
        for (InstrumentSettings instrument : settings.instruments()) {
            SymbolRules rules = info.symbols().get(instrument.symbol());
            if (rules == null || !rules.trading()) {
                throw refused("SYMBOL", instrument.symbol() + " is not traded at the exchange");
            }
        }
        List<String> faults = DefinitionRules.faults(settings.definitions(), info);
        if (!faults.isEmpty()) {
            throw refused("DEFINITION", String.join("; ", faults));
        }
    }

    /** Compares the account's modes with what is configured, and changes none of them. */
    void checkModes(Instant deadline) throws VenueUnavailable {
        Fields config = Questions.read(rest.send(Endpoint.ACCOUNT_CONFIG, Parameters.NONE, deadline), Fields::object);
        if (!config.flag("canTrade")) {
            throw refused("CAN_NOT_TRADE", "the account is not allowed to trade");
        }
        if (!config.has("dualSidePosition") || config.flag("dualSidePosition") != settings.hedge()) {
            throw refused(
                    "POSITION_MODE",
                    "the account is in " + mode(config.flag("dualSidePosition")) + " mode, configured is "
                            + mode(settings.hedge()) + ": change one of the two by hand");
        }
        if (config.flag("multiAssetsMargin")) {
            throw refused("MULTI_ASSETS", "the account is in multi-assets mode, in which margin cannot be told apart");
        }
    }

    private static String mode(boolean hedge) {
        return hedge ? "hedge" : "one-way";
    }

    /** Sets leverage and margin type of what is to be traded. */
    void setMargin(Instant deadline) throws VenueUnavailable {
        for (InstrumentSettings instrument : settings.instruments()) {
            setMarginType(instrument, deadline);
            Fields set = Questions.read(
                    rest.send(
                            Endpoint.LEVERAGE,
                            Parameters.of("symbol", instrument.symbol()).and("leverage", instrument.leverage()),
                            deadline),
                    Fields::object);
            if (set.number("leverage") != instrument.leverage()) {
                throw refused("LEVERAGE", instrument.symbol() + " has leverage " + set.number("leverage"));
            }
        }
    }

    private void setMarginType(InstrumentSettings instrument, Instant deadline) throws VenueUnavailable {
        var exchange = rest.send(
                Endpoint.MARGIN_TYPE,
                Parameters.of("symbol", instrument.symbol())
                        .and("marginType", instrument.marginType().name()),
                deadline);
        if (Answers.code(exchange) != SAME_MARGIN_TYPE) {
            Questions.read(exchange, Fields::object);
        }
    }

    private static VenueUnavailable refused(String code, String text) {
        return new VenueUnavailable(ErrorClass.API_ERROR, code, text);
    }
}
