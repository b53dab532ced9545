package io.sluice.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sluice.delivery.Alerts;
import io.sluice.delivery.Secret;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.mail.MailSettings.Encryption;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.text.LongText;
import io.sluice.schemas.Alert;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailChannelTest {
    private static final String PASSWORD = "CANARY-mail-password";
    private static final Alert ALERT = Alerts.critical("x");

    private GreenMail server;

    @BeforeEach
    void start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(setup);
        server.setUser("sluice@example.com", "sluice", PASSWORD);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static MailChannel channel(int port, Optional<String> user, Encryption encryption) {
        return new MailChannel(
                new MailSettings(
                        "127.0.0.1",
                        port,
                        encryption,
                        user,
                        user.map(any -> new Secret(PASSWORD)),
                        "sluice@example.com",
                        Duration.ofSeconds(5)),
                new LongText(new Catalogue()),
                Language.PORTUGUESE);
    }

    private static Attempt attempt(int number, boolean again) {
        return new Attempt(ALERT, "email", "anna@example.com", number, again);
    }

    @Test
    @DisplayName("N-EMAIL text and HTML in the reader's language, with one Message-ID whatever the attempt")
    void mails_text_and_html() throws Exception {
        int port = server.getSmtp().getPort();
        try (MailChannel channel = channel(port, Optional.of("sluice"), Encryption.NONE)) {
            assertThat(channel.send(attempt(1, false))).isEqualTo(new Outcome.Delivered("taken by 127.0.0.1"));
            assertThat(channel.send(attempt(2, true))).isInstanceOf(Outcome.Delivered.class);
        }
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID())
                .isEqualTo(mails[1].getMessageID())
                .matches("<" + ALERT.getId() + "\\.[0-9a-f]+@example\\.com>");
        assertThat(mails[0].getSubject()).isEqualTo("[Sluice] Crítico: Disjuntor (paper-1)");
        assertThat(mails[0].getHeader("X-Idempotency-Key")).containsExactly(ALERT.getId());
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) mails[0].getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("A conta está parada: WEEK com patrimônio 9690.00, início da semana 10000.00, pico do dia"
                        + " 10010.00.\n\nConta: paper-1\nInstrumento: BITSTAMP:BTCUSD\nCódigo: R-BREAKER\n"
                        + "O que significa: A conta perdeu o máximo permitido em um dia ou semana: não aceita entradas"
                        + " até que alguém a retome.\n"
                        + "Hora: 2026-03-02T14:30:00.123456Z\nAlerta: " + ALERT.getId() + "\n");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<h2 style=\"color:#b3261e\">Crítico: Disjuntor</h2>");
        MimeMultipart again = (MimeMultipart) mails[1].getContent();
        assertThat(again.getBodyPart(0).getContent().toString()).contains("Repetição");
    }

    @Test
    @DisplayName(
            "N-EMAIL no server: not sent. No STARTTLS where it is demanded: not sent, and no password in the clear")
    void does_not_send_without_a_server_or_without_encryption() {
        int port = server.getSmtp().getPort();
        try (MailChannel channel = channel(port, Optional.of("sluice"), Encryption.STARTTLS)) {
            assertThat(channel.send(attempt(1, false)))
                    .isEqualTo(Outcome.unsent("the conversation with 127.0.0.1 broke off"));
        }
        assertThat(server.getReceivedMessages()).isEmpty();
        server.stop();
        try (MailChannel channel = channel(port, Optional.empty(), Encryption.NONE)) {
            assertThat(channel.send(attempt(1, false))).isEqualTo(Outcome.unsent("no connection to 127.0.0.1"));
        }
    }

    @Test
    @DisplayName("N-EMAIL 5xx is refused for good, 4xx is tried again, silence after the text is uncertain")
    void answers_have_their_class() throws IOException {
        assertThat(told("550 no such mailbox", "250 ok")).isEqualTo(new Outcome.Refused("127.0.0.1 answered 550"));
        assertThat(told("451 try later", "250 ok")).isEqualTo(Outcome.unsent("127.0.0.1 answered 451"));
        assertThat(told("250 ok", "452 full")).isEqualTo(Outcome.unsent("127.0.0.1 answered 452"));
        assertThat(told("250 ok", "554 spam")).isEqualTo(new Outcome.Refused("127.0.0.1 answered 554"));
        assertThat(told("250 ok", "")).isInstanceOf(Outcome.Uncertain.class);
    }

    /** What comes of a mail when a server answers so to RCPT and after the text; with nothing, it hangs up. */
    private static Outcome told(String recipient, String end) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MailChannel channel = channel(listening.getLocalPort(), Optional.empty(), Encryption.NONE)) {
            Thread.ofVirtual().start(() -> converse(listening, recipient, end));
            return channel.send(attempt(1, false));
        }
    }

    private static void converse(ServerSocket listening, String recipient, String end) {
        try (Socket socket = listening.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            out.print("220 stand-in\r\n");
            out.flush();
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer;
                if (text) {
                    if (!line.equals(".")) {
                        continue;
                    }
                    text = false;
                    if (end.isEmpty()) {
                        return;
                    }
                    answer = end;
                } else if (line.startsWith("RCPT")) {
                    answer = recipient;
                } else if (line.startsWith("DATA")) {
                    text = true;
                    answer = "354 go on";
                } else {
                    answer = "250 ok";
                }
                out.print(answer + "\r\n");
                out.flush();
            }
        } catch (IOException over) {
            // The client has hung up.
        }
    }
}
