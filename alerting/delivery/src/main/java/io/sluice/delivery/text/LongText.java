package io.sluice.delivery.text;

import io.sluice.schemas.Alert;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Alerts with everything that is known of them, as plain text and as HTML that any mail program shows. */
public final class LongText {
    private static final Map<String, String> COLOURS =
            Map.of("CRITICAL", "#b3261e", "WARNING", "#8a5a00", "INFO", "#1d5fa8");

    private final Catalogue catalogue;

    public LongText(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One line without line breaks. */
    public String subject(Alert alert, Language language) {
        String whose = alert.getAccount() == null ? alert.getInstrument() : alert.getAccount();
        String subject = "[Sluice] %s: %s%s"
                .formatted(
                        catalogue.severity(alert, language),
                        catalogue.title(alert, language),
                        whose == null ? "" : " (" + whose + ")");
        return subject.replaceAll("\\p{Cntrl}+", " ");
    }

    /** @param repeated true when an earlier attempt may have arrived */
    public String plain(Alert alert, Language language, boolean repeated) {
        String details = details(alert, language).entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
        return catalogue.text(alert, language) + "\n\n" + details + "\n" + note(language, repeated);
    }

    /** @param repeated true when an earlier attempt may have arrived */
    public String html(Alert alert, Language language, boolean repeated) {
        String rows = details(alert, language).entrySet().stream()
                .map(each -> "<tr><th align=\"left\">%s</th><td>%s</td></tr>"
                        .formatted(Html.escape(each.getKey()), Html.escape(each.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:sans-serif">
                <h2 style="color:%s">%s: %s</h2>
                <p>%s</p>
                <table cellpadding="4">
                %s
                </table>
                <p>%s</p>
                </body></html>
                """.formatted(
                        language.tag(),
                        Html.escape(subject(alert, language)),
                        COLOURS.getOrDefault(alert.getSeverity().name(), "#333333"),
                        Html.escape(catalogue.severity(alert, language)),
                        Html.escape(catalogue.title(alert, language)),
                        Html.escape(catalogue.text(alert, language)),
                        rows,
                        Html.escape(note(language, repeated)));
    }

    /** What is said under an alert whose earlier attempt may have arrived; empty otherwise. */
    public String note(Language language, boolean repeated) {
        return repeated ? catalogue.label("label.repeated", language) : "";
    }

    private Map<String, String> details(Alert alert, Language language) {
        Map<String, String> details = new LinkedHashMap<>();
        if (alert.getAccount() != null) {
            details.put(catalogue.label("label.account", language), alert.getAccount());
        }
        if (alert.getInstrument() != null) {
            details.put(catalogue.label("label.instrument", language), alert.getInstrument());
        }
        details.put(catalogue.label("label.code", language), alert.getCode());
        catalogue
                .meaning(alert, language)
                .ifPresent(meaning -> details.put(catalogue.label("label.means", language), meaning));
        details.put(catalogue.label("label.time", language), alert.getTime().toString());
        details.put(catalogue.label("label.id", language), alert.getId());
        return details;
    }
}
