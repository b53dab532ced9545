package io.sluice.delivery.text;

import io.sluice.schemas.Alert;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What alerts say in each language, by their code. An alert carries one English sentence; where it is one of the
 * catalogue's, its figures are put into the sentence of the other language. A sentence that is not known is told as it is.
 */
public final class Catalogue {
    private static final String TITLE = ".title";
    private static final String MEANS = ".means";
    private static final String PHRASE = "phrase";
    private static final String BETWEEN = ", ";
    /** What people wrote stays as they wrote it. */
    private static final Set<String> PEOPLES_OWN = Set.of("who", "reason");

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
            if (Character.isDigit(key.charAt(key.lastIndexOf('.') + 1))) {
                grouped.computeIfAbsent(code(key), code -> new ArrayList<>())
                        .add(code(key).equals(PHRASE) ? Sentence.phrase(key, text) : Sentence.of(key, text));
            }
        });
        grouped.forEach((code, known) -> sentences.put(code, List.copyOf(known)));
    }

    /** What the alert is about, in a word or two; its code where that has no title. */
    public String title(Alert alert, Language language) {
        return properties(language).getProperty(alert.getCode() + TITLE, alert.getCode());
    }

    /** What alerts of this code are about, for whoever meets one for the first time; empty where nobody has said it. */
    public Optional<String> meaning(Alert alert, Language language) {
        return Optional.ofNullable(properties(language).getProperty(alert.getCode() + MEANS));
    }

    /** What the alert says. */
    public String text(Alert alert, Language language) {
        return language == Language.ENGLISH
                ? alert.getText()
                : known(alert.getCode(), alert.getText(), language).orElse(alert.getText());
    }

    private Optional<String> known(String code, String text, Language language) {
        for (Sentence sentence : sentences.getOrDefault(code, List.of())) {
            Optional<Map<String, String>> figures = sentence.figuresOf(text);
            if (figures.isPresent()) {
                String template = properties(language).getProperty(sentence.key());
                return Optional.of(Sentence.filled(template, spoken(figures.get(), language)));
            }
        }
        return Optional.empty();
    }

    /** Figures that are words of the programs, in the other language. */
    private Map<String, String> spoken(Map<String, String> figures, Language language) {
        Map<String, String> spoken = new LinkedHashMap<>(figures);
        spoken.replaceAll((name, text) -> PEOPLES_OWN.contains(name) ? text : phrases(text, language));
        return spoken;
    }

    /** One phrase, or several with commas between. */
    private String phrases(String text, Language language) {
        return known(PHRASE, text, language)
                .orElseGet(() -> Arrays.stream(text.split(BETWEEN))
                        .map(part -> known(PHRASE, part, language).orElse(part))
                        .collect(Collectors.joining(BETWEEN)));
    }

    /** Something that is said to people beside alerts. */
    public String said(String key, Map<String, String> figures, Language language) {
        return Sentence.filled(label(key, language), figures);
    }

    private static String code(String key) {
        return key.substring(0, key.lastIndexOf('.'));
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
