package io.sluice.delivery.text;

import java.util.Arrays;
import java.util.Optional;

/** A language that alerts are told in. */
public enum Language {
    ENGLISH("en"),
    PORTUGUESE("pt-BR");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    /** The language of a tag, whatever its region and case. */
    public static Optional<Language> of(String tag) {
        String asked = tag.length() < 2 ? tag : tag.substring(0, 2);
        return Arrays.stream(values())
                .filter(each -> each.tag.substring(0, 2).equalsIgnoreCase(asked))
                .findFirst();
    }
}
