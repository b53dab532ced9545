package io.sluice.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.catalogue.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("N-AUDIT signed checkpoints")
class CheckpointTest {
    private static final ChainHead HEAD = new ChainHead(42, "ab".repeat(32));

    @TempDir
    private Path folder;

    private SigningKey key() {
        return SigningKey.in(folder.resolve("audit/signing-key"));
    }

    private Checkpoint checkpoint() {
        InstantSource noon = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
        return new Notary(new Namespace("paper"), key(), noon).sign(HEAD);
    }

    @Test
    void a_checkpoint_survives_its_text_and_is_known_by_the_public_key() {
        Checkpoint read = Checkpoint.parse(checkpoint().json());

        assertThat(read).isEqualTo(checkpoint());
        assertThat(read.signedBy(VerifyingKey.parse(key().verifying().toString())))
                .isTrue();
        assertThat(read.json())
                .startsWith("{\"hash\":\"abab")
                .contains("\"namespace\":\"paper\",\"sequence\":42,\"signature\":\"")
                .endsWith("\",\"time\":\"2026-03-02T12:00:00.000000Z\"}");
    }

    @Test
    void no_field_of_it_can_be_changed_and_no_other_key_does() {
        Checkpoint real = checkpoint();
        VerifyingKey own = key().verifying();

        assertThat(new Checkpoint("live", 42, real.hash(), real.time(), real.signature()).signedBy(own))
                .isFalse();
        assertThat(new Checkpoint("paper", 41, real.hash(), real.time(), real.signature()).signedBy(own))
                .isFalse();
        assertThat(new Checkpoint("paper", 42, "cd".repeat(32), real.time(), real.signature()).signedBy(own))
                .isFalse();
        assertThat(new Checkpoint("paper", 42, real.hash(), "", real.signature()).signedBy(own))
                .isFalse();
        assertThat(new Checkpoint("paper", 42, real.hash(), real.time(), "AAAA").signedBy(own))
                .isFalse();
        assertThat(real.signedBy(SigningKey.in(folder.resolve("other")).verifying()))
                .isFalse();
    }

    @Test
    @DisplayName("X-SECURITY only the owner may read the signing key")
    void only_the_owner_may_read_the_key() throws IOException {
        Path file = folder.resolve("audit/signing-key");
        key();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::key)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("others may read the signing key");
    }
}
