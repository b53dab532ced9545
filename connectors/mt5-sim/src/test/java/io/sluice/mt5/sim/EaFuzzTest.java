package io.sluice.mt5.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testkit.Seeds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that talks nonsense to the compiled Expert Advisor: {@value #FRAMES} frames, each from a seed that a failure names. */
class EaFuzzTest {
    private static final int FRAMES = 1_000;
    private static final int SEEDS = 100;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String[] PIECES = {
        "null", "{}", "[", "\"", "1e9999", "-1", "9223372036854775808", "true", "\\u0000", "\u00ff", "{\"a\":{}}", "\\"
    };

    @TempDir
    private Path folder;

    private long orders;

    @Test
    @DisplayName(
            "O-MT5 malformed frames are answered or end the link; the Expert Advisor lives, and orders no more than it says")
    void survives_malformed_frames() throws Exception {
        EaBinary.path();
        try (ServerSocket gateway = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                EaTerminal ea = EaTerminal.launch(folder, gateway.getLocalPort(), 7001, "NETTING", Map.of())) {
            ea.dial();
            gateway.setSoTimeout(PATIENCE_MILLIS);
            Seeds.forEach(SEEDS, random -> {
                int sent = 0;
                while (sent < FRAMES / SEEDS) {
                    sent += talk(gateway, random, FRAMES / SEEDS - sent);
                }
            });

            assertThat(ea.isAlive()).isTrue();
            assertThat(ea.orders()).isEqualTo(orders).isPositive();
        }
    }

    /** One link: how many frames it lasted. */
    private int talk(ServerSocket gateway, RandomGenerator random, int most) throws IOException {
        int sent = 0;
        try (Socket link = gateway.accept()) {
            link.setTcpNoDelay(true);
            link.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(link.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = link.getOutputStream();
            in.readLine();
            out.write(("{\"type\":\"welcome\",\"seq\":1,\"v\":1,\"session\":\"s\",\"owner\":\"gateway\",\"epoch\":1,"
                            + "\"resumeAfter\":0,\"dealsSince\":0,\"heartbeatMillis\":60000}\n")
                    .getBytes(StandardCharsets.UTF_8));
            int number = 2;
            while (number > 0 && sent < most) {
                out.write(frame(random, number));
                sent++;
                number = listen(in, number);
            }
        } catch (SocketException cutOff) {
            // As good as an answer; what counts is what was ordered.
            return sent;
        }
        return sent;
    }

    /** Reads until the frame was answered; gives the number of the next one, or 0 where the link has ended. */
    private int listen(BufferedReader in, int number) throws IOException {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("{\"type\":\"error\"")) {
                    // What was malformed has used up no number.
                    return line.contains("\"MALFORMED\"") && !line.contains("\"re\"") ? number : number + 1;
                }
                if (line.startsWith("{\"type\":\"done\"") && !line.contains("\"re\":\"snapshot\"")) {
                    return number + 1;
                }
                if (line.startsWith("{\"type\":\"result\"")) {
                    boolean ordered = line.contains("\"code\":\"SENT\"") && line.contains("\"replayed\":false");
                    orders += ordered && !line.contains("\"order\":0,") ? 1 : 0;
                    return number + 1;
                }
            }
            return 0;
        } catch (SocketTimeoutException silent) {
            throw new IOException("neither answered nor closed", silent);
        }
    }

    private static byte[] frame(RandomGenerator random, int number) {
        String order = "{\"type\":\"order\",\"seq\":" + number + ",\"requestId\":\"f" + random.nextInt(1_000_000)
                + "\",\"clientId\":\"c" + random.nextInt(1_000_000) + "\",\"owner\":\"runner\",\"epoch\":1,"
                + "\"expiresAt\":9999999999999,\"action\":\"market\",\"symbol\":\"WINZ26\",\"kind\":\"BUY\",\"volume\":\"1\","
                + "\"magic\":" + random.nextInt(1_000_000) + ",\"unique\":true,\"comment\":\"c\"}";
        String question = "{\"type\":\"bars\",\"seq\":" + number + ",\"requestId\":\"q\",\"symbol\":\"WINZ26\","
                + "\"timeframe\":\"M1\",\"from\":0,\"to\":9999999999999,\"limit\":5}";
        StringBuilder hit = new StringBuilder(random.nextBoolean() ? order : question);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(Math.max(1, hit.length()));
            switch (random.nextInt(5)) {
                case 0 -> hit.setLength(at);
                case 1 -> hit.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> hit.insert(at, (char) (32 + random.nextInt(224)));
                case 3 -> hit.delete(at, Math.min(hit.length(), at + 1 + random.nextInt(12)));
                default -> hit.insert(at, "x".repeat(random.nextInt(20_000)));
            }
        }
        // An empty line is none, and gets no answer.
        return hit.insert(0, hit.isEmpty() ? "{" : "").append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
