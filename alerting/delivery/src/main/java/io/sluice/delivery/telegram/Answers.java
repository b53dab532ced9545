package io.sluice.delivery.telegram;

import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.text.Html;
import io.sluice.delivery.text.Language;
import java.util.HashMap;
import java.util.Map;

/** What the bot says, in the language of its people. Figures are escaped: nothing of them is markup. */
public final class Answers {
    private final Catalogue catalogue;
    private final Language language;

    public Answers(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    String say(String key) {
        return say(key, Map.of());
    }

    String say(String key, Map<String, ?> figures) {
        Map<String, String> escaped = new HashMap<>();
        figures.forEach((name, figure) -> escaped.put(name, Html.escape(figure.toString())));
        return catalogue.said("telegram." + key, escaped, language);
    }
}
