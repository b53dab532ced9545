package io.sluice.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Certificate and private key of a server. Never shown. */
public final class Tls {
    private static final List<String> KEY_KINDS = List.of("EC", "RSA", "Ed25519");
    private static final String ALIAS = "sluice";

    private final KeyStore store;
    private final char[] password;

    private Tls(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /**
     * From a PKCS#12 or JKS key store.
     *
     * @throws IllegalArgumentException naming the file, and why it cannot be used
     */
    public static Tls ofKeystore(Path file, String password) {
        char[] secret = password.toCharArray();
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, secret);
            if (!holdsKey(store)) {
                throw unusable(file, "it holds no private key");
            }
            return new Tls(store, secret);
        } catch (NoSuchFileException missing) {
            throw unusable(file, "there is no such file");
        } catch (FileSystemException unreadable) {
            throw unusable(file, "it cannot be read");
        } catch (IOException refused) {
            boolean isPassword = refused.getCause() instanceof UnrecoverableKeyException;
            throw unusable(file, isPassword ? "its password is wrong" : "it is not one");
        } catch (GeneralSecurityException refused) {
            throw unusable(file, refused.getMessage());
        }
    }

    private static boolean holdsKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException unusable(Path file, String why) {
        return new IllegalArgumentException(file + " cannot be opened as a key store: " + why);
    }

    /**
     * From PEM files: the certificate with those that sign it, and its key as PKCS#8 without password.
     *
     * @throws IllegalArgumentException naming the file that cannot be used
     */
    public static Tls ofPem(Path certificates, Path key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = new char[0];
            store.setKeyEntry(ALIAS, privateKey(key), password, chain(certificates));
            return new Tls(store, password);
        } catch (IOException | GeneralSecurityException refused) {
            throw new IllegalArgumentException(
                    certificates + " and " + key + " cannot be used: " + refused.getMessage());
        }
    }

    private static Certificate[] chain(Path file) {
        try (InputStream text = Files.newInputStream(file)) {
            Certificate[] chain = CertificateFactory.getInstance("X.509").generateCertificates(text).stream()
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IllegalArgumentException(file + " has no certificate");
            }
            return chain;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException(file + " has no certificate: " + unusable.getMessage());
        }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
        byte[] bytes;
        try {
            String text = Files.readString(file);
            bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException notText) {
            throw new IllegalArgumentException(file + " has no key between BEGIN and END PRIVATE KEY (PKCS#8)");
        }
        for (String kind : KEY_KINDS) {
            Optional<PrivateKey> key = key(kind, bytes);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IllegalArgumentException(file + " has no EC, RSA or Ed25519 key as PKCS#8");
    }

    private static Optional<PrivateKey> key(String kind, byte[] bytes) throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (InvalidKeySpecException another) {
            return Optional.empty();
        }
    }

    /** Holds certificate and key. */
    public KeyStore store() {
        return store;
    }

    /** Opens the store's key. */
    public char[] password() {
        return password.clone();
    }

    @Override
    public String toString() {
        return "Tls[***]";
    }
}
