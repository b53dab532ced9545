package io.sluice.replay;

import io.sluice.account.AccountState;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Position;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Candles from lists, and all that is heard as text, so that two replays can be compared whole. */
class Recording implements Replay.World {
    private final Map<String, List<Candle>> candles;
    private final boolean wantsFigures;
    private final Map<String, List<String>> heard = new TreeMap<>();
    private final Map<String, Integer> closed = new HashMap<>();

    Recording(Map<String, List<Candle>> candles) {
        this(candles, true);
    }

    Recording(Map<String, List<Candle>> candles, boolean wantsFigures) {
        this.candles = candles;
        this.wantsFigures = wantsFigures;
    }

    /** What was heard of each instrument and account, in order. */
    Map<String, List<String>> heard() {
        return heard;
    }

    /** How often the readers were closed. */
    Map<String, Integer> closed() {
        return closed;
    }

    @Override
    public CandleReader candles(String instrument) {
        Iterator<Candle> left = candles.getOrDefault(instrument, List.of()).iterator();
        return new CandleReader() {
            @Override
            public @Nullable Candle read() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {
                closed.merge(instrument, 1, Integer::sum);
            }
        };
    }

    @Override
    public MarketListener market(String instrument) {
        List<String> lines = heard.computeIfAbsent(instrument, each -> new ArrayList<>());
        return new MarketListener() {
            @Override
            public void candle(Candle candle, Mark mark) {
                lines.add("candle " + candle.getCloseTime());
            }

            @Override
            public void rolledUp(Candle candle) {
                lines.add("rolled " + candle);
            }

            @Override
            public void signal(Signal signal) {
                lines.add("signal " + signal);
            }

            @Override
            public void rejected(Candle candle, RejectReason reason, String detail) {
                lines.add("rejected " + candle.getCloseTime() + " " + reason + " " + detail);
            }
        };
    }

    @Override
    public AccountListener account(String account) {
        List<String> lines = heard.computeIfAbsent(account, each -> new ArrayList<>());
        return new AccountListener() {
            @Override
            public boolean wantsFigures() {
                return wantsFigures;
            }

            @Override
            public void event(AccountEvent event) {
                lines.add("event " + event);
            }

            @Override
            public void decision(RiskDecision decision) {
                lines.add("decision " + decision);
            }

            @Override
            public void order(OrderCommand command) {
                lines.add("order " + command);
            }

            @Override
            public void funding(FundingPayment payment) {
                lines.add("funding " + payment);
            }

            @Override
            public void fill(Fill fill) {
                lines.add("fill " + fill);
            }

            @Override
            public void position(Position position) {
                lines.add("position " + position);
            }

            @Override
            public void alert(Alert alert) {
                lines.add("alert " + alert);
            }

            @Override
            public void rejected(RejectReason reason, String detail) {
                lines.add("rejected " + reason + " " + detail);
            }

            @Override
            public void settled(long time, AccountState state) {
                lines.add("settled " + time);
            }
        };
    }
}
