package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the venue holds beyond our positions, by instrument, and when it was last compared. Empty as long as all agrees. */
final class Outsides extends Remembered {
    static final String SLOT = "compared";

    private final Changes changes;
    private final TreeMap<String, Outside> byInstrument = new TreeMap<>();
    private long askedAt = Clock.NEVER;

    Outsides(Changes changes) {
        super(changes);
        this.changes = changes;
    }

    /** When the last comparison was asked for, micros by the venue's connector; {@link Clock#NEVER} before the first. */
    long askedAt() {
        return askedAt;
    }

    void askedAt(long time) {
        askedAt = time;
        touch();
    }

    @Nullable
    Outside find(String instrument) {
        return byInstrument.get(instrument);
    }

    /** A new one where there is none; to be {@linkplain #tidy tidied} afterwards. */
    Outside of(String instrument) {
        return byInstrument.computeIfAbsent(instrument, id -> new Outside(changes, id));
    }

    Collection<Outside> all() {
        return byInstrument.values();
    }

    /** Whether differences have stayed that nothing explains, so that entries wait. */
    boolean hold() {
        for (Outside outside : byInstrument.values()) {
            if (outside.holds()) {
                return true;
            }
        }
        return false;
    }

    /** Forgets one in which nothing is left. */
    void tidy(Outside outside) {
        if (outside.isEmpty() && byInstrument.remove(outside.instrument(), outside)) {
            changes.forget(outside);
        }
    }

    void restore(String instrument, byte[] bytes) {
        Outside outside = new Outside(changes, instrument);
        outside.load(bytes);
        byInstrument.put(instrument, outside);
    }

    @Override
    String slot() {
        return SLOT;
    }

    @Override
    void write(SlotWriter out) {
        out.whole(askedAt);
    }

    @Override
    void read(SlotReader in) {
        askedAt = in.whole();
    }
}
