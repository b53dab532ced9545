package io.sluice.instrument;

import io.sluice.state.UnreadableState;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What every slot has in common: one version byte, then a body of known length, big endian. */
final class Layout {
    static final byte VERSION = 1;

    private Layout() {}

    /** A slot whose body, of the given length, is what the writer puts. */
    static byte[] slot(int bodyBytes, Consumer<ByteBuffer> writer) {
        byte[] bytes = new byte[1 + bodyBytes];
        bytes[0] = VERSION;
        writer.accept(ByteBuffer.wrap(bytes, 1, bodyBytes));
        return bytes;
    }

    /**
     * The body of a slot.
     *
     * @throws UnreadableState naming the slot when its version is another
     */
    static ByteBuffer body(String slot, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new UnreadableState(
                    "slot " + slot + " is of version " + (bytes.length == 0 ? "none" : bytes[0]) + ", not " + VERSION);
        }
        return ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    }

    /**
     * The body of a slot of fixed length.
     *
     * @throws UnreadableState naming the slot when its version or length is another
     */
    static ByteBuffer body(String slot, byte[] bytes, int length) {
        ByteBuffer body = body(slot, bytes);
        if (body.remaining() != length) {
            throw new UnreadableState("slot " + slot + " has " + body.remaining() + " bytes, not " + length);
        }
        return body;
    }
}
