package io.sluice.replay.lookahead;

import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** All of one kind that one instrument or account has said, in order: the bytes, and how far the market was. */
final class Voice {
    private final List<Saying> sayings = new ArrayList<>();

    /** A record, or a digest of it. */
    static final class Saying {
        private final long at;
        private final byte[] bytes;

        Saying(long at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }

        /** The signal in it, where it is of a kind that has one. */
        Signal signal(Said said) {
            try {
                ByteBuffer record = ByteBuffer.wrap(bytes);
                return said == Said.SIGNAL
                        ? Signal.fromByteBuffer(record)
                        : SuppressedSignal.fromByteBuffer(record).getSignal();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        boolean equalTo(Saying other) {
            return at == other.at && Arrays.equals(bytes, other.bytes);
        }
    }

    /** A record that writes itself. */
    interface Written {
        ByteBuffer bytes() throws IOException;
    }

    /** Where two voices part; either is null when it has nothing more to say. */
    record Parting(@Nullable Saying one, @Nullable Saying other) {
        /** How far the market was at the first of the two. */
        long place() {
            return Math.min(placeOf(one), placeOf(other));
        }

        private static long placeOf(@Nullable Saying saying) {
            return saying == null ? Long.MAX_VALUE : saying.at;
        }
    }

    static byte[] bytes(Written written) {
        try {
            ByteBuffer bytes = written.bytes();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param at how far the market was: never less than before */
    void say(long at, byte[] bytes) {
        sayings.add(new Saying(at, bytes));
    }

    /** How many were said up to a place. */
    int until(long at) {
        int low = 0;
        int high = sayings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sayings.get(middle).at <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What was said after one place, up to another. */
    List<Saying> between(long after, long until) {
        return sayings.subList(until(after), until(until));
    }

    /** How far the market was at each, in order. */
    LongStream places() {
        return sayings.stream().mapToLong(saying -> saying.at);
    }

    /** Where this and another voice first differ up to a place; null when they do not. */
    @Nullable
    Parting parting(Voice other, long until) {
        int mine = until(until);
        int others = other.until(until);
        for (int i = 0; i < Math.max(mine, others); i++) {
            Saying one = i < mine ? sayings.get(i) : null;
            Saying same = i < others ? other.sayings.get(i) : null;
            if (one == null || same == null || !one.equalTo(same)) {
                return new Parting(one, same);
            }
        }
        return null;
    }
}
