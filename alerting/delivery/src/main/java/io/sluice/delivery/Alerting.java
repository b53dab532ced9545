package io.sluice.delivery;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.delivery.desk.KafkaCommandDesk;
import io.sluice.delivery.mail.MailChannel;
import io.sluice.delivery.runner.Delivery;
import io.sluice.delivery.runner.DeliveryParts;
import io.sluice.delivery.runner.RecordCodec;
import io.sluice.delivery.silence.Market;
import io.sluice.delivery.silence.SilenceWatch;
import io.sluice.delivery.telegram.Answers;
import io.sluice.delivery.telegram.TelegramChannel;
import io.sluice.delivery.telegram.TelegramCommands;
import io.sluice.delivery.telegram.TelegramSettings;
import io.sluice.delivery.text.AlertJson;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.LongText;
import io.sluice.delivery.webhook.WebhookChannel;
import io.sluice.delivery.websocket.Access;
import io.sluice.delivery.websocket.AlertHub;
import io.sluice.delivery.websocket.AlertServer;
import io.sluice.operator.OperatorDesk;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Everything by which people are told, as one part of a process. Closed in the opposite order of its start. */
public final class Alerting implements AutoCloseable {
    private static final int CODES = 1_000_000;

    private final Deque<Part> parts = new ArrayDeque<>();
    private final AlertingSettings settings;
    private final Where where;
    private @Nullable AlertServer server;
    private @Nullable Delivery delivery;

    /** Something to be closed. */
    private interface Part {
        void close();
    }

    /**
     * Where the pipeline is.
     *
     * @param registry stays the caller's to close
     * @param markets what ought to be heard of; empty where nothing can be expected by the wall clock, as in played history
     */
    public record Where(
            Map<String, Object> kafka, SchemaRegistryClient registry, Namespace namespace, List<Market> markets) {
        public Where {
            kafka = Map.copyOf(kafka);
            markets = List.copyOf(markets);
        }
    }

    private Alerting(AlertingSettings settings, Where where) {
        this.settings = settings;
        this.where = where;
    }

    /**
     * Starts it and returns at once; it takes what is written from then on, and what a former process has left.
     *
     * @param access who may listen on the WebSocket
     * @throws RuntimeException when the WebSocket's address cannot be had
     */
    public static Alerting start(AlertingSettings settings, Where where, Access access) {
        Alerting alerting = new Alerting(settings, where);
        try {
            alerting.startAll(access);
            return alerting;
        } catch (RuntimeException failed) {
            alerting.close();
            throw failed;
        }
    }

    private void startAll(Access access) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        parts.push(meters::close);
        DeliveryMetrics metrics = new DeliveryMetrics(meters);
        Catalogue catalogue = new Catalogue();
        AlertHub hub =
                new AlertHub(new AlertJson(catalogue), settings.delivery().queue(), metrics);
        RecordCodec codec = new RecordCodec(where.namespace(), where.registry());
        Delivery started = Delivery.start(new DeliveryParts(
                where.kafka(), codec, settings.delivery(), channels(catalogue), hub, metrics, InstantSource.system()));
        delivery = started;
        parts.push(started::close);
        settings.webSocket().ifPresent(address -> {
            server = AlertServer.start(address, hub, access, started::ailment, meters::scrape);
            parts.push(server::close);
        });
        settings.telegram()
                .filter(TelegramSettings::commands)
                .ifPresent(telegram ->
                        startCommands(telegram, new Answers(catalogue, settings.language()), codec, started));
        settings.silence().filter(patience -> !where.markets().isEmpty()).ifPresent(patience -> {
            SilenceWatch watch = SilenceWatch.start(
                    where.kafka(), codec, where.markets(), patience, InstantSource.system(), started::tellDirectly);
            parts.push(watch::close);
        });
    }

    private List<Channel> channels(Catalogue catalogue) {
        List<Channel> channels = new ArrayList<>();
        settings.mail()
                .ifPresent(mail -> channels.add(new MailChannel(mail, new LongText(catalogue), settings.language())));
        settings.telegram()
                .ifPresent(telegram -> channels.add(new TelegramChannel(telegram, catalogue, settings.language())));
        settings.webhooks()
                .forEach(webhook -> channels.add(
                        new WebhookChannel(webhook, catalogue, settings.language(), InstantSource.system())));
        return channels;
    }

    private void startCommands(TelegramSettings telegram, Answers answers, RecordCodec codec, Delivery started) {
        OperatorDesk desk = new OperatorDesk(where.kafka(), where.registry(), where.namespace());
        KafkaCommandDesk commandDesk = new KafkaCommandDesk(where.kafka(), codec, desk, started);
        parts.push(commandDesk::close);
        SecureRandom random = new SecureRandom();
        TelegramCommands commands = TelegramCommands.start(
                telegram, commandDesk, answers, InstantSource.system(), () -> "%06d".formatted(random.nextInt(CODES)));
        parts.push(commands::close);
    }

    /** Waits until it takes alerts from Kafka: from then on everything that is written is due. */
    public boolean awaitReady(Duration longest) throws InterruptedException {
        return delivery != null && delivery.awaitReady(longest);
    }

    /** The port of the WebSocket, where there is one. */
    public OptionalInt port() {
        return server == null ? OptionalInt.empty() : OptionalInt.of(server.port());
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
