package io.sluice.binance.sign;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account signs with.
 *
 * @param apiKey sent with each request, and a secret like the other: whoever has it can keep a listen key alive
 * @param signer made from the other half
 */
public record Credentials(Secret apiKey, Signer signer) {

    /**
     * Reads the variables {@code <prefix>_API_KEY} and, for HMAC, {@code <prefix>_API_SECRET}; or, for Ed25519, {@code
     * <prefix>_PRIVATE_KEY}. Each may instead be given as {@code <name>_FILE}, the path of a file that holds it and that
     * only its owner can read.
     *
     * @param environment the process's environment
     * @param prefix for example {@code BINANCE}, or {@code BINANCE_TESTNET}
     * @throws IllegalArgumentException naming the variables that are missing, doubled or unusable, never what they hold
     */
    public static Credentials of(Map<String, String> environment, String prefix) {
        Secret key = secret(environment, prefix + "_API_KEY");
        Secret hmac = secret(environment, prefix + "_API_SECRET");
        Secret pem = secret(environment, prefix + "_PRIVATE_KEY");
        if (key == null || (hmac == null) == (pem == null)) {
            throw new IllegalArgumentException("set " + prefix + "_API_KEY and exactly one of " + prefix
                    + "_API_SECRET and " + prefix + "_PRIVATE_KEY, each as itself or as <name>_FILE");
        }
        return new Credentials(key, hmac != null ? new HmacSigner(hmac) : new Ed25519Signer(requireOne(pem)));
    }

    private static Secret requireOne(@Nullable Secret secret) {
        if (secret == null) {
            throw new IllegalStateException("one of the two is present");
        }
        return secret;
    }

    private static @Nullable Secret secret(Map<String, String> environment, String name) {
        String direct = environment.get(name);
        String file = environment.get(name + "_FILE");
        if (direct != null && file != null) {
            throw new IllegalArgumentException("set " + name + " or " + name + "_FILE, not both");
        }
        if (direct != null) {
            return Secret.of(direct);
        }
        return file == null ? null : Secret.ofFile(Path.of(file));
    }

    @Override
    public String toString() {
        return "Credentials[" + signer + "]";
    }
}
