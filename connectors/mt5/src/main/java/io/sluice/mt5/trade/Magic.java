package io.sluice.mt5.trade;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The number under which a terminal finds an order again: the first 63 bits of SHA-256 over the order's id, never zero.
 * Comments may be altered by brokers; the magic is kept.
 */
public final class Magic {
    private Magic() {}

    /**
     * The magic of an id.
     *
     * @param id client order id, or the id of a request
     * @return 1 … 2^63−1
     */
    public static long of(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Math.max(1, ByteBuffer.wrap(hash).getLong() >>> 1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
