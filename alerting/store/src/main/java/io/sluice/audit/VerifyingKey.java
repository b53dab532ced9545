package io.sluice.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of an Ed25519 key; its text is the base64 of its X.509 encoding. */
public final class VerifyingKey {
    private final PublicKey key;

    VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException for text that is no such key */
    public static VerifyingKey parse(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            return new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException refused) {
            throw new IllegalArgumentException("no Ed25519 public key: " + text, refused);
        }
    }

    boolean verifies(byte[] message, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return false;
        }
    }

    /** To be given to who verifies checkpoints elsewhere. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
