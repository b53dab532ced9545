package io.sluice.delivery.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One sentence or phrase of the catalogue: fixed words and named figures between them. */
final class Sentence {
    private static final Pattern FIGURE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final String key;
    private final List<String> names = new ArrayList<>();
    private final Pattern shape;

    /** A sentence; its figures may be anything. */
    static Sentence of(String key, String text) {
        return new Sentence(key, text, "(.+?)");
    }

    /** A part of a sentence; its figures are single words, so that it is not found in a longer one. */
    static Sentence phrase(String key, String text) {
        return new Sentence(key, text, "(\\S+?)");
    }

    private Sentence(String key, String text, String figure) {
        this.key = key;
        StringBuilder regex = new StringBuilder();
        Matcher figures = FIGURE.matcher(text);
        int end = 0;
        while (figures.find()) {
            regex.append(Pattern.quote(text.substring(end, figures.start()))).append(figure);
            names.add(figures.group(1));
            end = figures.end();
        }
        this.shape =
                Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString(), Pattern.DOTALL);
    }

    String key() {
        return key;
    }

    /** The figures of a text that has this sentence's words. */
    Optional<Map<String, String>> figuresOf(String text) {
        Matcher matcher = shape.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> figures = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            figures.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(figures);
    }

    /** Another sentence with these figures in it. A figure's own text is never taken for a name. */
    static String filled(String template, Map<String, String> figures) {
        return FIGURE.matcher(template)
                .replaceAll(name -> Matcher.quoteReplacement(figures.getOrDefault(name.group(1), name.group())));
    }
}
