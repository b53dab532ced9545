package io.sluice.mt5.trade;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The number under which a terminal finds an order again. Of a client order id ("k" and 26 characters of Crockford base32,
 * 128 bits) it is the first 63 bits; of anything else the first 63 bits of SHA-256 over it. Never zero. Comments may be
 * altered by brokers; the magic is kept.
 */
public final class Magic {
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("k[0-9A-HJKMNP-TV-Z]{26}");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 128;
    private static final int KEPT = 63;

    private Magic() {}

    /**
     * The magic of an id.
     *
     * @param id client order id, or the id of a request
     * @return 1 … 2^63−1
     */
    public static long of(String id) {
        return Math.max(1, isClientOrderId(id) ? leadingBits(id) : hash(id));
    }

    /** Whether a text has the form of a client order id of Sluice. */
    public static boolean isClientOrderId(String text) {
        return CLIENT_ORDER_ID.matcher(text).matches();
    }

    private static long leadingBits(String id) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 1; i < id.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(CROCKFORD.indexOf(id.charAt(i))));
        }
        return bits.shiftRight(BITS - KEPT).longValue() & Long.MAX_VALUE;
    }

    private static long hash(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
