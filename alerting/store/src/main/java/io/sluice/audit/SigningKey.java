package io.sluice.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * An Ed25519 key in a file of two lines of base64: private (PKCS #8) and public (X.509). Only the file's owner may read it.
 */
public final class SigningKey {
    private final PrivateKey secret;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey secret, VerifyingKey verifying) {
        this.secret = secret;
        this.verifying = verifying;
    }

    /**
     * The key of that file, which is made with a new key where it is not there.
     *
     * @throws UncheckedIOException where it can be neither read nor made
     * @throws IllegalArgumentException where it holds something else, or others may read it
     */
    public static SigningKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("the signing key " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static void create(Path file) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform of ours has Ed25519", absent);
        }
        Base64.Encoder encoder = Base64.getEncoder();
        String text = encoder.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                + encoder.encodeToString(pair.getPublic().getEncoded()) + "\n";
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        // It never exists with wider permissions, not even for a moment.
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException meanwhile) {
            // Another process was faster; its key is as good.
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static SigningKey read(Path file) throws IOException {
        if (posix()) {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!permissions.endsWith("------")) {
                throw new IllegalArgumentException("others may read the signing key " + file + " (" + permissions
                        + "): chmod 600 it, or move it" + " away to have a new one");
            }
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        try {
            byte[] secret = Base64.getDecoder().decode(lines.getFirst());
            return new SigningKey(
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    VerifyingKey.parse(lines.get(1)));
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw new IllegalArgumentException("no signing key in " + file, damaged);
        }
    }

    /** Its public half. */
    public VerifyingKey verifying() {
        return verifying;
    }

    String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("a key that signs nothing", refused);
        }
    }
}
