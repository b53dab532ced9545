package io.sluice.replay;

import io.sluice.account.AccountFold;
import io.sluice.account.AccountSettings;
import io.sluice.account.AccountSink;
import io.sluice.account.AccountState;
import io.sluice.market.Micros;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.venue.PaperSink;
import io.sluice.venue.PaperState;
import io.sluice.venue.PaperVenue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * One account with its paper venue. What closes at one instant enters the inbox as it would live: the marks by
 * instrument, the signals by instrument, then what the venue made of those marks. Then account and venue answer each other
 * until neither has anything left to say, and only then comes the next instant.
 */
final class AccountReplay implements AccountSink, PaperSink {
    private static final int MOST_CANDLES_TO_FLATTEN = 1_000;

    /** Longer than any latency of the venue. */
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    private final String account;
    private final AccountFold fold;
    private final AccountState state;
    private final PaperVenue venue;
    private final PaperState book;
    private final AccountListener listener;
    private final Deque<AccountEvent> inbox = new ArrayDeque<>();
    private final Deque<OrderCommand> commands = new ArrayDeque<>();
    private final List<AccountEvent> marks = new ArrayList<>();
    private final Operator operator;

    AccountReplay(AccountSettings settings, ReplaySettings replay, AccountListener listener) {
        this.account = settings.account();
        this.fold = new AccountFold(settings, replay.definitions());
        this.state = fold.newState();
        this.venue = new PaperVenue(replay.paper(), replay.definitions());
        this.operator = new Operator(account, replay.resumeAfter());
        this.book = new PaperState(account);
        this.listener = listener;
    }

    /** Folds the moments of the instruments it trades, by time and, at one time, by instrument. */
    void fold(List<MarketWindow> windows) {
        MomentMerge merge = new MomentMerge(windows);
        while (merge.next()) {
            fold(merge.time(), merge.moments());
        }
    }

    private void fold(long time, List<MarketWindow.Moment> moments) {
        operator.commandAt(time).ifPresent(this::tell);
        for (MarketWindow.Moment moment : moments) {
            marks.add(mark(moment.mark(), moment.closeTime()));
        }
        for (AccountEvent mark : marks) {
            tell(mark);
        }
        for (MarketWindow.Moment moment : moments) {
            for (Signal signal : moment.signals()) {
                tell(signal(signal));
            }
        }
        for (AccountEvent mark : marks) {
            venue.market(book, mark, this);
        }
        marks.clear();
        settle();
        listener.settled(time, state);
        state.dropChanges();
        book.dropChanges();
    }

    /**
     * Ends trading: an operator's FLATTEN closes all that is held at the last closes, at the venue's costs. What waits for a
     * next open, or for more volume, meets candles that stand still at the last close and have its volume.
     *
     * @param last what each instrument said last; not empty
     */
    void flatten(Collection<MarketWindow.Moment> last) {
        Instant now = last.stream()
                .map(MarketWindow.Moment::closeTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        tell(operator.flattenAt(now));
        settle();
        for (int candle = 1; state.holdsAnything() && candle <= MOST_CANDLES_TO_FLATTEN; candle++) {
            Instant time = now.plus(STANDSTILL.multipliedBy(candle));
            last.forEach(moment -> venue.market(book, mark(standstill(moment.mark()), time), this));
            settle();
        }
        listener.settled(Micros.of(now), state);
    }

    private static Mark standstill(Mark last) {
        double price = last.getClose();
        return new Mark(
                last.getInstrument(), last.getCandleId(), price, price, price, price, last.getVolume(), last.getAtr());
    }

    private void settle() {
        while (true) {
            AccountEvent event = inbox.poll();
            if (event != null) {
                fold.apply(state, event, this);
                continue;
            }
            OrderCommand command = commands.poll();
            if (command == null) {
                return;
            }
            venue.command(book, command, this);
        }
    }

    private void tell(AccountEvent event) {
        listener.event(event);
        inbox.add(event);
    }

    private AccountEvent mark(Mark mark, Instant time) {
        return new AccountEvent(
                account, AccountEventKind.MARK, time, null, mark, null, null, null, null, null, null, null, null, null);
    }

    private AccountEvent signal(Signal signal) {
        return new AccountEvent(
                account,
                AccountEventKind.SIGNAL,
                signal.getTime(),
                signal,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public void decision(RiskDecision decision) {
        listener.decision(decision);
    }

    @Override
    public void order(OrderCommand command) {
        listener.order(command);
        commands.add(command);
    }

    @Override
    public void held(OrderEvent event) {
        listener.orderEvent(event);
    }

    @Override
    public boolean wantsFigures() {
        return listener.wantsFigures();
    }

    @Override
    public void position(Position position) {
        listener.position(position);
    }

    @Override
    public void snapshot(AccountSnapshot snapshot) {
        listener.snapshot(snapshot);
    }

    @Override
    public void alert(Alert alert) {
        operator.saw(alert);
        listener.alert(alert);
    }

    @Override
    public void orderEvent(OrderEvent event) {
        listener.orderEvent(event);
        tell(new AccountEvent(
                account,
                AccountEventKind.ORDER_EVENT,
                event.getTime(),
                null,
                null,
                event,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @Override
    public void fill(Fill fill) {
        listener.fill(fill);
        tell(new AccountEvent(
                account,
                AccountEventKind.FILL,
                fill.getTime(),
                null,
                null,
                null,
                fill,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @Override
    public void fundingRate(String to, FundingRate rate, Instant time) {
        tell(AccountEvent.newBuilder()
                .setAccount(to)
                .setKind(AccountEventKind.FUNDING_RATE)
                .setTime(time)
                .setFundingRate(rate)
                .build());
    }

    @Override
    public void funding(FundingPayment payment) {
        listener.funding(payment);
        tell(new AccountEvent(
                account,
                AccountEventKind.FUNDING,
                payment.getTime(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                payment,
                null,
                null,
                null));
    }

    /** The paper venue never differs. */
    @Override
    public void drift(Drift drift) {}

    @Override
    public void rejected(RejectReason reason, String detail) {
        listener.rejected(reason, detail);
    }
}
