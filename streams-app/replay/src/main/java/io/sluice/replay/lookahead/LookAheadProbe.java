package io.sluice.replay.lookahead;

import io.sluice.market.Micros;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.lookahead.Difference.Future;
import io.sluice.replay.rigour.SplitMix;
import io.sluice.replay.tape.CandleTape;
import io.sluice.replay.tape.Tape;
import io.sluice.replay.tape.TickGrid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plays parts of a history again and compares what is said with what the whole run said, byte by byte. Up to chosen moments
 * the candles are the same; after them there is nothing, or another future. What was said until then must not change.
 *
 * <p>Found is who knows the future from this program: who keeps in a static or a file what an earlier pass saw, or asks
 * another instrument that is further ahead. For that, the whole run must have been the first pass. Not found is who brings
 * the future along from elsewhere and so says the same in each pass.
 */
public final class LookAheadProbe {
    /** How much of a mirrored future is played, in candles of each instrument: longer than any detector looks. */
    private static final int MIRRORED = 2_000;

    private final ReplaySettings settings;
    private final Tape tape;
    private final Trace whole;

    /**
     * @param tape all candles of the whole run
     * @param whole what the whole run said
     */
    public LookAheadProbe(ReplaySettings settings, Tape tape, Trace whole) {
        this.settings = settings;
        this.tape = tape;
        this.whole = whole;
    }

    /**
     * Takes the future away and changes it at each of some moments, half of them moments of signals.
     *
     * @param moments how many, at least 1
     * @param seed chooses them
     */
    public LookAhead run(int moments, long seed, int threads) throws IOException, InterruptedException {
        long compared = 0;
        int dependent = 0;
        List<Difference> found = new ArrayList<>();
        SortedSet<Long> chosen = choose(moments, new SplitMix(seed));
        for (long until : chosen) {
            boolean differs = false;
            for (Future future : List.of(Future.MIRRORED, Future.NONE)) {
                Trace part = play(until, future, threads);
                compared += said(until);
                Difference difference = compare(part, until, future);
                if (difference != null) {
                    found.add(difference);
                    differs = true;
                }
            }
            dependent += differs ? 1 : 0;
        }
        Difference first =
                found.stream().min(Comparator.comparing(Difference::time)).orElse(null);
        return new LookAhead(chosen.size(), seed, compared, dependent, first);
    }

    /** Closes of candles, microseconds: such at which something was detected, and as many others. */
    private SortedSet<Long> choose(int moments, SplitMix random) {
        List<Long> speaking = new ArrayList<>();
        whole.instruments()
                .forEach((instrument, voices) -> voices.values()
                        .forEach(voice -> voice.places().forEach(read -> speaking.add(closeOf(instrument, read)))));
        SortedSet<Long> chosen = new TreeSet<>();
        for (int i = 0; i < moments; i++) {
            boolean spoken = i % 2 == 0 && !speaking.isEmpty();
            chosen.add(spoken ? speaking.get(random.below(speaking.size())) : anyClose(random));
        }
        return chosen;
    }

    private long closeOf(String instrument, long read) {
        return tape.of(instrument).closeTime((int) read - 1);
    }

    private long anyClose(SplitMix random) {
        List<CandleTape> candles = tape.instruments().values().stream()
                .filter(each -> each.size() > 0)
                .toList();
        CandleTape some = candles.get(random.below(candles.size()));
        return some.closeTime(random.below(some.size()));
    }

    private Trace play(long until, Future future, int threads) throws IOException, InterruptedException {
        Trace trace = new Trace();
        Replay.World part = new Replay.World() {
            @Override
            public CandleReader candles(String instrument) {
                return part(instrument, until, future);
            }

            @Override
            public MarketListener market(String instrument) {
                return trace.market(instrument);
            }

            @Override
            public AccountListener account(String account) {
                return trace.account(account);
            }
        };
        try (Replay replay = new Replay(settings, part)) {
            replay.run(threads, progress -> {});
        }
        return trace;
    }

    private CandleReader part(String instrument, long until, Future future) {
        CandleTape candles = tape.of(instrument);
        int common = candles.readUntil(until);
        if (common == 0 || future == Future.NONE) {
            return candles.reader(0, common, candles::shape);
        }
        TickGrid grid = TickGrid.of(instrument, settings.definitions());
        int end = (int) Math.min(candles.size(), (long) common + MIRRORED);
        return candles.reader(0, end, new MirroredFuture(candles, grid, common));
    }

    private long said(long until) {
        long said = 0;
        for (Map.Entry<String, Map<Said, Voice>> each : whole.instruments().entrySet()) {
            int read = tape.of(each.getKey()).readUntil(until);
            said += each.getValue().values().stream()
                    .mapToInt(voice -> voice.until(read))
                    .sum();
        }
        for (Map<Said, Voice> each : whole.accounts().values()) {
            said += each.values().stream().mapToInt(voice -> voice.until(until)).sum();
        }
        return said;
    }

    /** The earliest signal that differs; a decision or an order only when no signal does, since they follow from them. */
    private @Nullable Difference compare(Trace part, long until, Future future) {
        List<Difference> signals = new ArrayList<>();
        whole.instruments()
                .forEach((instrument, voices) -> voices.forEach((said, voice) -> {
                    Voice again = Trace.voice(part.instruments(), instrument, said);
                    Voice.Parting parting =
                            voice.parting(again, tape.of(instrument).readUntil(until));
                    if (parting != null) {
                        signals.add(Difference.ofSignals(said, instrument, parting, Micros.instant(until), future));
                    }
                }));
        return signals.stream()
                .min(Comparator.comparing(Difference::time))
                .orElseGet(() -> compareAccounts(part, until, future));
    }

    private @Nullable Difference compareAccounts(Trace part, long until, Future future) {
        List<Difference> found = new ArrayList<>();
        whole.accounts()
                .forEach((account, voices) -> voices.forEach((said, voice) -> {
                    Voice again = Trace.voice(part.accounts(), account, said);
                    Voice.Parting parting = voice.parting(again, until);
                    if (parting != null) {
                        found.add(Difference.ofAccount(
                                said, account, Micros.instant(parting.place()), Micros.instant(until), future));
                    }
                }));
        return found.stream().min(Comparator.comparing(Difference::time)).orElse(null);
    }
}
