package io.sluice.delivery.text;

import io.sluice.schemas.Alert;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What alerts say in each language, by their code. An alert carries one English sentence; where it is one of the
 * catalogue's, its figures are put into the sentence of the other language. A sentence that is not known is told as it is.
 */
public final class Catalogue {
    private static final String TITLE = ".title";

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);
    private final Map<String, List<Sentence>> sentences = new HashMap<>();

    /** Reads the catalogue, which is part of this module. */
    public Catalogue() {
        for (Language language : Language.values()) {
            texts.put(language, read(language));
        }
        Map<String, String> sorted = new TreeMap<>();
        Properties english = properties(Language.ENGLISH);
        english.stringPropertyNames().forEach(key -> sorted.put(key, english.getProperty(key)));
        Map<String, List<Sentence>> grouped = new HashMap<>();
        sorted.forEach((key, text) -> {
            int dot = key.lastIndexOf('.');
            if (Character.isDigit(key.charAt(dot + 1))) {
                grouped.computeIfAbsent(key.substring(0, dot), code -> new ArrayList<>())
                        .add(new Sentence(key, text));
            }
        });
        grouped.forEach((code, known) -> sentences.put(code, List.copyOf(known)));
    }

    /** What the alert is about, in a word or two; its code where that has no title. */
    public String title(Alert alert, Language language) {
        return properties(language).getProperty(alert.getCode() + TITLE, alert.getCode());
    }

    /** What the alert says. */
    public String text(Alert alert, Language language) {
        if (language == Language.ENGLISH) {
            return alert.getText();
        }
        for (Sentence sentence : sentences.getOrDefault(alert.getCode(), List.of())) {
            Optional<String> told = sentence.figuresOf(alert.getText())
                    .map(figures -> Sentence.filled(properties(language).getProperty(sentence.key()), figures));
            if (told.isPresent()) {
                return told.get();
            }
        }
        return alert.getText();
    }

    /** How urgent it is, in a word. */
    public String severity(Alert alert, Language language) {
        return label("severity." + alert.getSeverity().name(), language);
    }

    /** A word of the catalogue. */
    String label(String key, Language language) {
        return Objects.requireNonNull(properties(language).getProperty(key), key);
    }

    Set<String> keys(Language language) {
        return properties(language).stringPropertyNames();
    }

    private Properties properties(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    private static Properties read(Language language) {
        String name = language.tag() + ".properties";
        try (InputStream stream = Catalogue.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
