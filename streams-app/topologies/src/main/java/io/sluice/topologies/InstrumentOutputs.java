package io.sluice.topologies;

import io.sluice.instrument.InstrumentSink;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldOutputs;
import java.time.Instant;
import java.util.List;

/**
 * Which topics the instrument fold's outputs go to. Marks and signals go to the inbox of each account that trades the
 * instrument, in the same transaction: no hop is spent on routing, and an account sees them in one order.
 */
final class InstrumentOutputs implements InstrumentSink {
    private final List<String> accounts;
    private final FoldOutputs out;

    InstrumentOutputs(List<String> accounts, FoldOutputs out) {
        this.accounts = accounts;
        this.out = out;
    }

    @Override
    public void mark(Mark mark, Instant closeTime) {
        for (String account : accounts) {
            AccountEvent event = event(account, AccountEventKind.MARK, closeTime, null, mark);
            out.write(Topics.ACCOUNT_EVENTS, account, event, closeTime);
        }
    }

    /** Nothing to write: it lives on in the higher candle that it was merged into. */
    @Override
    public void mergedLate(Candle candle) {
        // Accounts have been told of a later candle already, and their time does not go back.
    }

    @Override
    public void rolledUp(Candle candle) {
        out.write(Topics.candles(candle.getTimeframe()), candle.getInstrument(), candle, candle.getCloseTime());
    }

    @Override
    public void signal(Signal signal) {
        out.write(Topics.SIGNALS, signal.getInstrument(), signal, signal.getTime());
        for (String account : accounts) {
            AccountEvent event = event(account, AccountEventKind.SIGNAL, signal.getTime(), signal, null);
            out.write(Topics.ACCOUNT_EVENTS, account, event, signal.getTime());
        }
    }

    @Override
    public void suppressed(SuppressedSignal suppressed) {
        Signal signal = suppressed.getSignal();
        out.write(Topics.SIGNALS_SUPPRESSED, signal.getInstrument(), suppressed, signal.getTime());
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        out.reject(reason, detail);
    }

    /** Not by the generated builder, which costs more than the fold. */
    private static AccountEvent event(String account, AccountEventKind kind, Instant time, Signal signal, Mark mark) {
        return new AccountEvent(
                account, kind, time, signal, mark, null, null, null, null, null, null, null, null, null);
    }
}
