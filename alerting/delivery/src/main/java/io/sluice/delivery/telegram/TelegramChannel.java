package io.sluice.delivery.telegram;

import io.sluice.delivery.Channel;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Html;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.text.LongText;
import io.sluice.schemas.Alert;

/**
 * Alerts to chats of a bot (N-TELEGRAM). The Bot API has no idempotency key: a message whose answer was lost may have
 * arrived. Its repetition makes no sound, so nobody is woken twice by one event; if it was the first to arrive and nobody
 * acknowledges it, the escalation is what makes itself heard.
 */
public final class TelegramChannel implements Channel {
    public static final String NAME = "telegram";

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int LONGEST = 3_500;

    private final TelegramApi api;
    private final Catalogue catalogue;
    private final Language language;

    public TelegramChannel(TelegramSettings settings, Catalogue catalogue, Language language) {
        this.api = new TelegramApi(settings);
        this.catalogue = catalogue;
        this.language = language;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome send(Attempt attempt) throws InterruptedException {
        Reply reply = api.send(Long.parseLong(attempt.recipient()), html(attempt), attempt.mayRepeat());
        return switch (reply) {
            case Reply.Ok ok ->
                new Outcome.Delivered(
                        "message " + ok.result().path("message_id").asLong());
            case Reply.Silence silence ->
                silence.reached() ? new Outcome.Uncertain("no answer") : Outcome.unsent("no connection");
            case Reply.Refused refused -> refused(refused);
        };
    }

    private static Outcome refused(Reply.Refused refused) {
        String what = "answered " + refused.code();
        if (refused.code() == TOO_MANY || refused.code() >= SERVER_ERRORS) {
            return new Outcome.Unsent(what, refused.retryAfter());
        }
        return new Outcome.Refused(what);
    }

    private String html(Attempt attempt) {
        Alert alert = attempt.alert();
        String text = catalogue.text(alert, language);
        String where = alert.getAccount() == null ? "" : alert.getAccount() + " ";
        String what = alert.getInstrument() == null ? "" : alert.getInstrument();
        String note = new LongText(catalogue).note(language, attempt.mayRepeat());
        return "<b>%s: %s</b>\n%s\n%s%s\n<code>%s</code>\n/ack_%s%s"
                .formatted(
                        Html.escape(catalogue.severity(alert, language)),
                        Html.escape(catalogue.title(alert, language)),
                        Html.escape(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text),
                        Html.escape(where),
                        Html.escape(what),
                        Html.escape(alert.getTime().toString()),
                        Html.escape(alert.getId()),
                        note.isEmpty() ? "" : "\n<i>" + Html.escape(note) + "</i>");
    }

    @Override
    public void close() {
        api.close();
    }
}
