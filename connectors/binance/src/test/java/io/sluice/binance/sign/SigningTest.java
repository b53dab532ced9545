package io.sluice.binance.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {
    private static final String CANARY = "canary-7f3a9c51d2";
    /** DER of a PKCS#8 Ed25519 key up to the 32 bytes of the key itself (RFC 8410). */
    private static final String PKCS8_HEAD = "302e020100300506032b657004220420";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("O-BINANCE HMAC as in RFC 4231, case 2")
    void signs_by_hmac_as_the_rfc() {
        assertThat(new HmacSigner(Secret.of("Jefe")).sign("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    @DisplayName("O-BINANCE HMAC as in the exchange's own example of a signed order")
    void signs_as_the_exchanges_example() {
        Signer signer = new HmacSigner(Secret.of("2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9"));

        assertThat(signer.sign("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC"
                        + "&recvWindow=5000&timestamp=1591702613943"))
                .isEqualTo("3c661234138461fcc7a7d8746c6558c9842d4e10870d2ecbedf7777cad694af9");
    }

    @Test
    @DisplayName("O-BINANCE Ed25519 as in RFC 8032, test 2")
    void signs_by_ed25519_as_the_rfc() {
        String pem = pem("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

        assertThat(new Ed25519Signer(Secret.of(pem)).sign("r"))
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")));
    }

    private static String pem(String seedHex) {
        byte[] der = HexFormat.of().parseHex(PKCS8_HEAD + seedHex);
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    @DisplayName("X-SECURITY no key prints itself")
    void never_prints_a_key() {
        Credentials credentials =
                Credentials.of(Map.of("B_API_KEY", CANARY + "-key", "B_API_SECRET", CANARY + "-secret"), "B");

        assertThat(credentials.apiKey().reveal()).isEqualTo(CANARY + "-key");
        assertThat(String.valueOf(credentials) + credentials.apiKey() + credentials.signer())
                .isEqualTo("Credentials[HmacSHA256]***HmacSHA256");
    }

    @Test
    @DisplayName("X-SECURITY a private key that cannot be read is not quoted")
    void does_not_quote_an_unreadable_key() {
        for (String bad : new String[] {
            CANARY,
            "-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\n!" + CANARY + "=\n-----END PRIVATE KEY-----",
            "-----END PRIVATE KEY----- -----BEGIN PRIVATE KEY-----"
        }) {
            assertThatThrownBy(() -> new Ed25519Signer(Secret.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the private key is not an Ed25519 key in PKCS#8 PEM")
                    .hasNoCause();
        }
    }

    @Test
    @DisplayName("X-SECURITY keys come from files that only their owner can read")
    void reads_private_files_only() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "the-key\n");
        Path secret = Files.writeString(folder.resolve("secret"), CANARY + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> environment =
                Map.of("B_API_KEY_FILE", key.toString(), "B_API_SECRET_FILE", secret.toString());

        assertThat(Credentials.of(environment, "B").apiKey().reveal()).isEqualTo("the-key");

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Credentials.of(environment, "B"))
                .hasMessage(secret + " holds a secret and may be used by others than its owner: chmod 600");
    }

    @Test
    @DisplayName("X-SECURITY missing and doubled keys are refused by name")
    void refuses_missing_and_doubled_keys() {
        String both =
                "set B_API_KEY and exactly one of B_API_SECRET and B_PRIVATE_KEY, each as itself or as <name>_FILE";
        assertThatThrownBy(() -> Credentials.of(Map.of(), "B")).hasMessage(both);
        assertThatThrownBy(() -> Credentials.of(Map.of("B_API_KEY", CANARY), "B"))
                .hasMessage(both);
        assertThatThrownBy(() -> Credentials.of(
                        Map.of("B_API_KEY", CANARY, "B_API_SECRET", CANARY, "B_PRIVATE_KEY", CANARY), "B"))
                .hasMessage(both);
        assertThatThrownBy(() -> Credentials.of(Map.of("B_API_KEY", CANARY, "B_API_KEY_FILE", "x"), "B"))
                .hasMessage("set B_API_KEY or B_API_KEY_FILE, not both");
        assertThatThrownBy(() -> Credentials.of(Map.of("B_API_KEY", " "), "B"))
                .hasMessage("a secret must not be empty");
    }
}
