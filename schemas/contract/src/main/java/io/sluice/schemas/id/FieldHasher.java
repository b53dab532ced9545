package io.sluice.schemas.id;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 over fields, each with its length before it. Keeps its digest and its bytes: making them costs more than hashing
 * what an id is made of. For one thread; between two calls it remembers nothing.
 */
final class FieldHasher {
    private static final int HASH_BYTES = 32;

    /** What an id is made of is rarely longer. */
    private static final int USUAL_BYTES = 256;

    private final MessageDigest digest;
    private final byte[] hash = new byte[HASH_BYTES];
    private byte[] text = new byte[USUAL_BYTES];
    private int length;

    FieldHasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash; to be read before the next call, which overwrites it. */
    byte[] hash(String tag, String... fields) {
        length = 0;
        add(tag);
        for (String field : fields) {
            add(field);
        }
        digest.update(text, 0, length);
        try {
            digest.digest(hash, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash of SHA-256 has " + HASH_BYTES + " bytes", e);
        }
        return hash;
    }

    private void add(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        int end = length + Integer.BYTES + bytes.length;
        if (end > text.length) {
            text = Arrays.copyOf(text, 2 * end);
        }
        text[length] = (byte) (bytes.length >>> 24);
        text[length + 1] = (byte) (bytes.length >>> 16);
        text[length + 2] = (byte) (bytes.length >>> 8);
        text[length + 3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, text, length + Integer.BYTES, bytes.length);
        length = end;
    }
}
