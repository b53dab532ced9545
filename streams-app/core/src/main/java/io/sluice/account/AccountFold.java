package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Micros;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.SyncState;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides for one account. Pure: the same events in the same order give the same outputs, byte for byte, whether or not
 * its memory was saved and restored in between.
 *
 * <p>An event that is refused changes nothing but the clock, and not even that when it has no body or is another
 * account's. Time never moves back; the UTC day and week roll before the first event of the new one is folded.
 *
 * <p>Not safe for use by several threads at once; one fold serves one account.
 */
public final class AccountFold {
    private final AccountSettings settings;
    private final Map<String, InstrumentDefinition> instruments;
    private final Decisions decisions;
    private final Bookkeeping bookkeeping;
    private final FundingBooks funding;
    private final OrderFollowing following;
    private final Valuation valuation;
    private final Protection protection;
    private final OperatorDesk operators;
    private final Rests rests;
    private final Reconciliation reconciliation;
    private final MarginWatch margin;
    private final Snapshots snapshots;
    private final VetoWindow window;
    private final Staging staging;

    /**
     * @param instruments definitions by instrument: at least of all the account trades, and of all it holds; those in
     *     another currency than the account's are passed over
     * @throws IllegalArgumentException naming the instrument that is missing or is quoted in another currency
     */
    public AccountFold(AccountSettings settings, Map<String, InstrumentDefinition> instruments) {
        this.settings = settings;
        this.instruments = inCurrency(settings.currency(), instruments);
        OrderDesk desk = new OrderDesk(settings);
        Breaker breaker = new Breaker(desk);
        Exits exits = new Exits(desk);
        this.decisions = new Decisions(settings, settings.configHash(instruments), desk, exits);
        this.protection = new Protection(desk, settings.limits());
        this.rests = new Rests(settings, desk);
        this.following = new OrderFollowing(protection, rests);
        ExternalBooks externals = new ExternalBooks(settings, protection, breaker);
        this.reconciliation = new Reconciliation(settings, externals);
        Halving halving = new Halving(decisions, desk);
        this.staging = new Staging(settings);
        this.operators = new OperatorDesk(decisions, desk, halving, reconciliation, new GateDesk(settings), staging);
        this.margin = new MarginWatch(settings.limits().market(), halving);
        this.bookkeeping = new Bookkeeping(settings, protection, following, operators, exits, breaker, externals);
        this.funding = new FundingBooks(settings, breaker);
        this.valuation = new Valuation(settings, protection, breaker);
        this.snapshots = new Snapshots(settings);
        this.window = desk.window();
    }

    /** What is quoted in another currency has no place here: its profit cannot be added to the account's. */
    private static Map<String, InstrumentDefinition> inCurrency(
            String currency, Map<String, InstrumentDefinition> instruments) {
        return instruments.entrySet().stream()
                .filter(entry -> entry.getValue().quoteCurrency().equals(currency))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** An empty memory, to be used with this fold alone; restore it before the first event where there is one. */
    public AccountState newState() {
        return new AccountState(settings, instruments);
    }

    /** @param out receives outputs in the order in which they must be written; never retained */
    public void apply(AccountState state, AccountEvent event, AccountSink out) {
        if (!event.getAccount().equals(settings.account())) {
            out.rejected(RejectReason.UNKNOWN_ACCOUNT, "event of " + event.getAccount());
            return;
        }
        if (!hasBody(event)) {
            out.rejected(RejectReason.NULL_VALUE, event.getKind() + " without its body");
            return;
        }
        if (!owner(event).equals(settings.account())) {
            out.rejected(RejectReason.KEY_MISMATCH, event.getKind() + " of " + owner(event));
            return;
        }
        long time = Micros.of(event.getTime());
        Turn turn = new Turn(state, out, settings.account(), event);
        advance(state, time);
        fold(turn, event, time);
        if (!turn.isRefused()) {
            window.look(turn);
            staging.look(turn, event);
        }
        turn.end(snapshots, event.getKind() == AccountEventKind.TICK ? time : turn.now());
    }

    private void fold(Turn turn, AccountEvent event, long time) {
        switch (event.getKind()) {
            case SIGNAL -> decisions.onSignal(turn, event.getSignal());
            case MARK -> {
                valuation.mark(turn, event.getMark(), time);
                rests.watch(turn);
            }
            case ORDER_EVENT -> {
                following.follow(turn, event.getOrderEvent());
                decisions.afterVenue(turn, event.getOrderEvent().getInstrument());
            }
            case FILL -> {
                bookkeeping.book(turn, event.getFill());
                decisions.afterVenue(turn, event.getFill().getInstrument());
            }
            case FUNDING -> funding.book(turn, event.getFunding());
            case BALANCE -> valuation.state(turn, event.getBalance(), time);
            case SYNC_STATE -> synchronise(turn, event.getSyncState(), time);
            case COMMAND -> operators.obey(turn, event.getCommand());
            case STATEMENT -> {
                reconciliation.compare(turn, event.getStatement());
                if (!turn.isRefused()) {
                    margin.look(turn, event.getStatement());
                }
            }
            case FUNDING_RATE -> valuation.rate(turn, event.getFundingRate(), time);
            case QUOTE -> valuation.quote(turn, event.getQuote());
            case TICK -> tick(turn);
            case UNRECOGNISED -> turn.rejected(RejectReason.PROCESSING_FAILED, "an event of an unknown kind");
        }
    }

    private static void advance(AccountState state, long time) {
        state.clock().advanceTo(time);
        if (state.ledger().isNewDay(time)) {
            state.ledger().rollTo(time, state.figures().equity());
        }
    }

    /** The heartbeat: nothing may have happened, and that is said too. */
    private void tick(Turn turn) {
        protection.watch(turn);
        rests.watch(turn);
        turn.changed();
    }

    private void synchronise(Turn turn, SyncState sync, long time) {
        if (!sync.getVenue().equals(settings.venue())) {
            turn.rejected(RejectReason.UNKNOWN_ACCOUNT, "the account is not at venue " + sync.getVenue());
            return;
        }
        Ledger ledger = turn.state().ledger();
        boolean agreed = ledger.synchronised();
        ledger.synchronised(sync.getSynchronised(), time);
        turn.changed();
        if (agreed && !ledger.synchronised()) {
            String text = "Venue " + sync.getVenue() + " is resynchronising, entries wait: " + sync.getReason();
            turn.alert(AlertKind.VENUE, Severity.WARNING, "R-STATE", text);
        }
    }

    private static boolean hasBody(AccountEvent event) {
        return switch (event.getKind()) {
            case SIGNAL -> event.getSignal() != null;
            case MARK -> event.getMark() != null;
            case ORDER_EVENT -> event.getOrderEvent() != null;
            case FILL -> event.getFill() != null;
            case FUNDING -> event.getFunding() != null;
            case BALANCE -> event.getBalance() != null;
            case SYNC_STATE -> event.getSyncState() != null;
            case COMMAND -> event.getCommand() != null;
            case STATEMENT -> event.getStatement() != null;
            case FUNDING_RATE -> event.getFundingRate() != null;
            case QUOTE -> event.getQuote() != null;
            case TICK, UNRECOGNISED -> true;
        };
    }

    /** Whose the body is; the event's own account where it does not say. */
    private static String owner(AccountEvent event) {
        return switch (event.getKind()) {
            case ORDER_EVENT -> event.getOrderEvent().getAccount();
            case FILL -> event.getFill().getAccount();
            case FUNDING -> event.getFunding().getAccount();
            case COMMAND -> event.getCommand().getAccount();
            case SIGNAL, MARK, BALANCE, SYNC_STATE, STATEMENT, FUNDING_RATE, QUOTE, TICK, UNRECOGNISED ->
                event.getAccount();
        };
    }
}
