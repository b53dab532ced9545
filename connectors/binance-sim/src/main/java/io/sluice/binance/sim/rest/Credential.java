package io.sluice.binance.sim.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An API key: whose it is, and how its requests are signed. */
public sealed interface Credential {

    /** What is sent in the header. */
    String apiKey();

    /** Whose it is. */
    String account();

    /** Whether a signature is this key's of a payload. */
    boolean signed(String payload, String signature);

    /** Signs with HMAC-SHA256 in hexadecimal. */
    record Hmac(String apiKey, String account, String secret) implements Credential {
        @Override
        public boolean signed(String payload, String signature) {
            byte[] expected = HexFormat.of().formatHex(mac(payload)).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }

        private byte[] mac(String payload) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException(absent);
            }
        }

        @Override
        public String toString() {
            return "Hmac[" + apiKey + ", " + account + "]";
        }
    }

    /** Signs with Ed25519 in Base64. */
    record Ed25519(String apiKey, String account, PublicKey publicKey) implements Credential {
        @Override
        public boolean signed(String payload, String signature) {
            try {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(publicKey);
                verifier.update(payload.getBytes(StandardCharsets.UTF_8));
                return verifier.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException malformed) {
                return false;
            }
        }
    }
}
