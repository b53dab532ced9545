package io.sluice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.mail.MailChannel;
import io.sluice.delivery.mail.MailSettings;
import io.sluice.delivery.telegram.TelegramChannel;
import io.sluice.delivery.telegram.TelegramSettings;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.text.LongText;
import io.sluice.delivery.webhook.WebhookChannel;
import io.sluice.delivery.webhook.WebhookSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("reads all that is logged")
class SecretsTest {
    private static final String CANARY = "CANARY0secret";
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Test
    @DisplayName(
            "X-SECURITY whatever goes wrong on a channel, no secret gets into a record, a text or a log, even when all is logged")
    void no_secret_is_told() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.TRACE);
        List<String> told = new ArrayList<>();
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUpOnEverybody(rude));
            for (int port : new int[] {rude.getLocalPort(), 1}) {
                for (Channel channel : channels(port)) {
                    told.add(channel.toString());
                    told.add(channel.send(new Attempt(Alerts.critical("x"), channel.name(), "42", 1, true))
                            .toString());
                    channel.close();
                }
            }
        } finally {
            root.setLevel(before);
            root.detachAppender(logged);
        }
        List.copyOf(logged.list).forEach(event -> {
            told.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                told.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        });
        assertThat(told).hasSizeGreaterThan(10).noneMatch(text -> text.contains(CANARY));
    }

    private static List<Channel> channels(int port) {
        Catalogue catalogue = new Catalogue();
        Secret secret = new Secret(CANARY);
        URI server = URI.create("http://127.0.0.1:" + port);
        MailSettings mail = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Encryption.NONE,
                Optional.of("user"),
                Optional.of(secret),
                "sluice@example.com",
                TIMEOUT);
        TelegramSettings telegram = new TelegramSettings(server, secret, Set.of(42L), false, TIMEOUT, TIMEOUT);
        WebhookSettings webhook = new WebhookSettings(
                "webhook", server.resolve("/" + CANARY), Optional.of(secret), WebhookSettings.Format.JSON, TIMEOUT);
        assertThat(List.of(mail.toString(), telegram.toString(), webhook.toString()))
                .noneMatch(text -> text.contains(CANARY));
        return List.of(
                new MailChannel(mail, new LongText(catalogue), Language.ENGLISH),
                new TelegramChannel(telegram, catalogue, Language.ENGLISH),
                new WebhookChannel(webhook, catalogue, Language.ENGLISH, InstantSource.system()));
    }

    private static void hangUpOnEverybody(ServerSocket rude) {
        try {
            while (true) {
                Socket caller = rude.accept();
                caller.getOutputStream().write("500 no\r\n".getBytes(StandardCharsets.US_ASCII));
                caller.close();
            }
        } catch (IOException over) {
            // The test is over.
        }
    }
}
