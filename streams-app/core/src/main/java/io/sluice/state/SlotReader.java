package io.sluice.state;

import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link SlotWriter} has written. Anything else is never repaired: it is an {@link UnreadableState} that
 * names the slot, thrown by whichever method meets it.
 */
public final class SlotReader {
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final String slot;
    private final ByteBuffer bytes;
    private final int version;

    /**
     * @param slot its name, for errors
     * @param version version of the layout that is read
     */
    public SlotReader(String slot, byte[] content, int version) {
        this(slot, content, version, version);
    }

    /**
     * @param slot its name, for errors
     * @param oldest oldest version of the layout that is read
     * @param newest newest version of the layout that is read
     */
    public SlotReader(String slot, byte[] content, int oldest, int newest) {
        this.slot = slot;
        this.bytes = ByteBuffer.wrap(content);
        this.version = next(Byte.BYTES).get();
        if (version < oldest || version > newest) {
            throw broken("is of version " + version + ", not " + (oldest == newest ? "" : oldest + " to ") + newest);
        }
    }

    /** Version of the layout that the slot was written with: a reader of several must read that one's fields. */
    public int version() {
        return version;
    }

    public boolean flag() {
        byte value = next(Byte.BYTES).get();
        if (value != 0 && value != 1) {
            throw broken("holds a flag of " + value);
        }
        return value == 1;
    }

    public int count() {
        return next(Integer.BYTES).getInt();
    }

    public long whole() {
        return next(Long.BYTES).getLong();
    }

    public double real() {
        return Double.longBitsToDouble(whole());
    }

    public String text() {
        return new String(raw(count()), StandardCharsets.UTF_8);
    }

    public <E extends Enum<E>> E symbol(Class<E> type) {
        String name = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw broken("holds " + name + ", which is no " + type.getSimpleName());
    }

    public BigDecimal exact() {
        int scale = next(Byte.BYTES).get();
        byte[] digits = raw(next(Byte.BYTES).get());
        if (digits.length == 0) {
            throw broken("holds a decimal without digits");
        }
        return new BigDecimal(new BigInteger(digits), scale);
    }

    public Price price() {
        return new Price(exact());
    }

    public Quantity quantity() {
        return new Quantity(exact());
    }

    public Money money() {
        return new Money(exact());
    }

    public Instant instant() {
        long second = whole();
        int nano = count();
        if (nano < 0 || nano >= NANOS_PER_SECOND || isBeyondTime(second)) {
            throw broken("holds an instant of " + second + " s and " + nano + " ns");
        }
        return Instant.ofEpochSecond(second, nano);
    }

    /** Null where none was written. */
    public <T> @Nullable T optional(Function<SlotReader, T> field) {
        return flag() ? field.apply(this) : null;
    }

    /** To be called after the last field. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw broken("has " + bytes.remaining() + " bytes too many");
        }
    }

    private static boolean isBeyondTime(long second) {
        return second < Instant.MIN.getEpochSecond() || second > Instant.MAX.getEpochSecond();
    }

    private byte[] raw(int length) {
        if (length < 0) {
            throw broken("holds a length of " + length);
        }
        ByteBuffer rest = next(length);
        byte[] value = new byte[length];
        rest.get(value);
        return value;
    }

    private ByteBuffer next(int length) {
        if (bytes.remaining() < length) {
            throw broken("ends too early");
        }
        return bytes;
    }

    private UnreadableState broken(String how) {
        return new UnreadableState("slot " + slot + " " + how);
    }
}
