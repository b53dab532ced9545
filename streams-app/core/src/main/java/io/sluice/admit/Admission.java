package io.sluice.admit;

import io.sluice.market.Micros;
import io.sluice.schemas.Action;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.SuppressionReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which signals of one instrument pass (A-DEDUP, A-RATE), by their own times and nothing else. A signal is held
 * back when
 *
 * <ol>
 *   <li>one of equal fingerprint was admitted, and their times are at most {@code dedupWindow} apart, or else
 *   <li>one of equal pattern was admitted, and their times are less than {@code rateWindow} apart; exits neither wait for
 *       others nor do others for them, because an exit that is held back keeps a position at risk.
 * </ol>
 *
 * Only what was admitted stands in the way of others. Remembered are the admitted signals of the longer of the two windows,
 * at most {@link #MOST_REMEMBERED}; when there were more, the oldest are forgotten.
 */
public final class Admission {
    /** Bound on memory; no setting that can be made comes near it with candles of a minute. */
    public static final int MOST_REMEMBERED = 256;

    private final long dedupMicros;
    private final long rateMicros;
    private final List<Admitted> admitted = new ArrayList<>();
    private boolean changed;

    private record Admitted(Pattern pattern, String fingerprint, String id, long time) {}

    public Admission(AdmissionSettings settings) {
        dedupMicros = settings.dedupWindow().toNanos() / 1_000;
        rateMicros = settings.rateWindow().toNanos() / 1_000;
    }

    /** Null when the signal passes; otherwise the signal with the reason and what stands in its way. */
    public @Nullable SuppressedSignal admit(Signal signal) {
        long time = Micros.of(signal.getTime());
        for (Admitted earlier : admitted) {
            if (earlier.fingerprint.equals(signal.getFingerprint()) && apart(earlier, time) <= dedupMicros) {
                return suppressed(signal, SuppressionReason.DUPLICATE, earlier);
            }
        }
        if (isExit(signal)) {
            remember(signal, Pattern.UNRECOGNISED, time);
            return null;
        }
        for (Admitted earlier : admitted) {
            if (earlier.pattern == signal.getPattern() && apart(earlier, time) < rateMicros) {
                return suppressed(signal, SuppressionReason.RATE_LIMITED, earlier);
            }
        }
        remember(signal, signal.getPattern(), time);
        return null;
    }

    /** Whether a signal can only make a position smaller. */
    public static boolean isExit(Signal signal) {
        return signal.getAction() == Action.CLOSE || signal.getAction() == Action.REDUCE_50;
    }

    /** Whether what is remembered has changed since {@link #save}. */
    public boolean changed() {
        return changed;
    }

    /** All that is remembered. */
    public byte[] save() {
        changed = false;
        ByteBuffer out = ByteBuffer.allocate(
                Short.BYTES + admitted.stream().mapToInt(Admission::bytes).sum());
        out.putShort((short) admitted.size());
        for (Admitted signal : admitted) {
            put(out, signal.pattern.name());
            put(out, signal.fingerprint);
            put(out, signal.id);
            out.putLong(signal.time);
        }
        return out.array();
    }

    /** Takes back what {@link #save} wrote. */
    public void load(ByteBuffer in) {
        admitted.clear();
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            admitted.add(new Admitted(Pattern.valueOf(text(in)), text(in), text(in), in.getLong()));
        }
    }

    /** @param pattern what the rate is counted by; UNRECOGNISED, which no detection has, for what does not count */
    private void remember(Signal signal, Pattern pattern, long time) {
        long longest = Math.max(dedupMicros, rateMicros);
        admitted.removeIf(earlier -> time - earlier.time > longest);
        if (admitted.size() == MOST_REMEMBERED) {
            admitted.removeFirst();
        }
        admitted.add(new Admitted(pattern, signal.getFingerprint(), signal.getId(), time));
        changed = true;
    }

    private static long apart(Admitted earlier, long time) {
        return Math.abs(time - earlier.time);
    }

    private static SuppressedSignal suppressed(Signal signal, SuppressionReason reason, Admitted earlier) {
        return new SuppressedSignal(signal, reason, earlier.id, Micros.instant(earlier.time));
    }

    private static int bytes(Admitted signal) {
        return 3 + signal.pattern.name().length() + signal.fingerprint.length() + signal.id.length() + Long.BYTES;
    }

    private static void put(ByteBuffer out, String ascii) {
        out.put((byte) ascii.length()).put(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer in) {
        byte[] ascii = new byte[in.get()];
        in.get(ascii);
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
