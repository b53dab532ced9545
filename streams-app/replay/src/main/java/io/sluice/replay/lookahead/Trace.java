package io.sluice.replay.lookahead;

import io.sluice.account.AccountState;
import io.sluice.replay.AccountListener;
import io.sluice.replay.MarketListener;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one replay said: signals whole, decisions and orders as digests, since they are many and large. An instrument's
 * sayings are placed by the number of candles it has read, an account's by the time of the instant, in microseconds.
 */
public final class Trace {
    private final SortedMap<String, Map<Said, Voice>> instruments = new TreeMap<>();
    private final SortedMap<String, Map<Said, Voice>> accounts = new TreeMap<>();

    /** Voices of each instrument. */
    SortedMap<String, Map<Said, Voice>> instruments() {
        return instruments;
    }

    /** Voices of each account. */
    SortedMap<String, Map<Said, Voice>> accounts() {
        return accounts;
    }

    /** The voice of one whom the trace has listened to. */
    static Voice voice(Map<String, Map<Said, Voice>> voices, String whose, Said said) {
        Voice voice = voices.getOrDefault(whose, Map.of()).get(said);
        if (voice == null) {
            throw new IllegalArgumentException("nobody has listened to " + whose);
        }
        return voice;
    }

    /** Asked once for each instrument, before the replay begins. */
    public MarketListener market(String instrument) {
        Voice signals = new Voice();
        Voice suppressed = new Voice();
        instruments.put(instrument, new EnumMap<>(Map.of(Said.SIGNAL, signals, Said.SUPPRESSED_SIGNAL, suppressed)));
        return new TracedMarket(signals, suppressed);
    }

    /** Asked once for each account, before the replay begins. */
    public AccountListener account(String account) {
        Voice decisions = new Voice();
        Voice orders = new Voice();
        accounts.put(account, new EnumMap<>(Map.of(Said.DECISION, decisions, Said.ORDER, orders)));
        return new TracedAccount(decisions, orders);
    }

    /**
     * All that an instrument's detectors saw in a part of its history, admitted or not.
     *
     * @param from how many candles had been read before the part
     * @param to how many at its end
     */
    public List<Signal> detections(String instrument, long from, long to) {
        List<Signal> detections = new ArrayList<>();
        instruments
                .getOrDefault(instrument, Map.of())
                .forEach((said, voice) ->
                        voice.between(from, to).forEach(saying -> detections.add(saying.signal(said))));
        return detections;
    }

    private static final class TracedMarket implements MarketListener {
        private final Voice signals;
        private final Voice suppressed;
        private long read;

        TracedMarket(Voice signals, Voice suppressed) {
            this.signals = signals;
            this.suppressed = suppressed;
        }

        @Override
        public void candle(Candle candle, Mark mark) {
            read++;
        }

        @Override
        public void mergedLate(Candle candle) {
            read++;
        }

        @Override
        public void rejected(Candle candle, RejectReason reason, String detail) {
            read++;
        }

        @Override
        public void signal(Signal signal) {
            signals.say(read, Voice.bytes(signal::toByteBuffer));
        }

        @Override
        public void suppressed(SuppressedSignal held) {
            suppressed.say(read, Voice.bytes(held::toByteBuffer));
        }
    }

    private static final class TracedAccount implements AccountListener {
        private final Voice decisions;
        private final Voice orders;
        private final MessageDigest sha;
        private final List<byte[]> decided = new ArrayList<>();
        private final List<byte[]> ordered = new ArrayList<>();

        TracedAccount(Voice decisions, Voice orders) {
            this.decisions = decisions;
            this.orders = orders;
            try {
                sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public boolean wantsFigures() {
            return false;
        }

        @Override
        public void decision(RiskDecision decision) {
            decided.add(digest(decision::toByteBuffer));
        }

        @Override
        public void order(OrderCommand command) {
            ordered.add(digest(command::toByteBuffer));
        }

        private byte[] digest(Voice.Written record) {
            return sha.digest(Voice.bytes(record));
        }

        @Override
        public void settled(long time, AccountState state) {
            decided.forEach(each -> decisions.say(time, each));
            ordered.forEach(each -> orders.say(time, each));
            decided.clear();
            ordered.clear();
        }
    }
}
