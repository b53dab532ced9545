package io.sluice.replay.lookahead;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Signal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said otherwise when what came later was another.
 *
 * @param said what it is
 * @param whose instrument or account
 * @param detector name and timeframe of the detector; null for decisions and orders, which follow from signals
 * @param time close of the candle it was said of; for decisions and orders the instant
 * @param field first field that differs; null when it was said only once, and for decisions and orders
 * @param known what was said with the future as it was, null when nothing
 * @param unknown what was said with another future or none, null when nothing
 * @param until end of what both had in common
 * @param future what the second one had instead of the future
 */
public record Difference(
        Said said,
        String whose,
        @Nullable String detector,
        Instant time,
        @Nullable String field,
        @Nullable String known,
        @Nullable String unknown,
        Instant until,
        Future future) {
    private static final String REASON = "reason";
    private static final Map<String, Function<Signal, Object>> FIELDS = fields();

    /** What a probe has after the end of what it has in common with the whole run. */
    public enum Future {
        /** Nothing. */
        NONE,
        /** Each move turned round: a price p after the last common close c is c² ÷ p. */
        MIRRORED
    }

    static Difference ofSignals(Said said, String instrument, Voice.Parting parting, Instant until, Future future) {
        Signal known = parting.one() == null ? null : parting.one().signal(said);
        Signal unknown = parting.other() == null ? null : parting.other().signal(said);
        if (known != null && unknown != null && !known.getId().equals(unknown.getId())) {
            boolean later = known.getTime().isAfter(unknown.getTime());
            known = later ? null : known;
            unknown = later ? unknown : null;
        }
        Signal shown = known != null ? known : Objects.requireNonNull(unknown, "one of the two was said");
        String field = known == null || unknown == null ? null : firstField(known, unknown);
        return new Difference(
                said,
                instrument,
                shown.getDetector() + " " + Timeframes.name(shown.getTimeframe()),
                shown.getTime(),
                field,
                shown(known, field),
                shown(unknown, field),
                until,
                future);
    }

    static Difference ofAccount(Said said, String account, Instant time, Instant until, Future future) {
        return new Difference(said, account, null, time, null, null, null, until, future);
    }

    /** Signals of one id that are alike were held back for different reasons. */
    private static String firstField(Signal one, Signal other) {
        return FIELDS.entrySet().stream()
                .filter(each -> !Objects.equals(
                        each.getValue().apply(one), each.getValue().apply(other)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(REASON);
    }

    private static @Nullable String shown(@Nullable Signal signal, @Nullable String field) {
        if (signal == null) {
            return null;
        }
        Function<Signal, Object> getter =
                field == null ? Signal::getDirection : FIELDS.getOrDefault(field, Signal::getId);
        return String.valueOf(getter.apply(signal));
    }

    /** Those that can differ between signals of one id. */
    private static Map<String, Function<Signal, Object>> fields() {
        Map<String, Function<Signal, Object>> fields = new LinkedHashMap<>();
        fields.put("pattern", Signal::getPattern);
        fields.put("time", Signal::getTime);
        fields.put("price", Signal::getPrice);
        fields.put("atr", Signal::getAtr);
        fields.put("confidence", Signal::getConfidence);
        fields.put("fingerprint", Signal::getFingerprint);
        fields.put("evidence", Signal::getEvidence);
        return fields;
    }

    /** In one sentence, for people. */
    public String sentence() {
        String who = detector == null ? whose : detector + " on " + whose;
        String instead = future == Future.NONE ? "no future" : "a mirrored future";
        String head = "a " + said.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of " + who + " at " + time;
        String tail = ", with " + instead + " after " + until;
        if (field != null) {
            return head + " differs in " + field + ": " + known + ", but " + unknown + tail;
        }
        if (known != null) {
            return head + " (" + known + ") is missing" + tail;
        }
        return unknown != null ? head + " (" + unknown + ") is new" + tail : head + " differs" + tail;
    }
}
