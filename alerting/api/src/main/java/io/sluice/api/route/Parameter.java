package io.sluice.api.route;

import java.util.List;

/**
 * Something a request may say beside its path.
 *
 * @param name as written
 * @param place where it stands
 * @param kind what it may be
 * @param choices what it may be, where that is a list; else empty
 * @param required whether it must be there
 * @param doc what it is for, as a sentence
 */
public record Parameter(String name, Place place, Kind kind, List<String> choices, boolean required, String doc) {

    /** Where a parameter stands. */
    public enum Place {
        QUERY,
        HEADER
    }

    /** What a parameter may be. */
    public enum Kind {
        TEXT,
        INSTANT,
        WHOLE_NUMBER,
        FLAG,
        CHOICE
    }

    static final Parameter LIMIT = of("limit", Kind.WHOLE_NUMBER, "Most items of a page, 1 to 1000; 100 when absent.");
    static final Parameter CURSOR = of("cursor", Kind.TEXT, "Where the page before ended: its `next`.");
    static final Parameter FROM = of("from", Kind.INSTANT, "Earliest event time, inclusive.");
    static final Parameter TO = of("to", Kind.INSTANT, "Latest event time, exclusive.");
    static final Parameter AT = of("at", Kind.INSTANT, "Time machine: only what was known then.");
    static final Parameter ACCOUNT = of("account", Kind.TEXT, "Only of this account.");
    static final Parameter INSTRUMENT = of("instrument", Kind.TEXT, "Only of this instrument, VENUE:SYMBOL.");
    static final Parameter IDEMPOTENCY_KEY = header(
            "Idempotency-Key",
            true,
            "1 to 128 characters of your choice: the same key twice is one order, with another body it is refused.");

    static Parameter header(String name, boolean required, String doc) {
        return new Parameter(name, Place.HEADER, Kind.TEXT, List.of(), required, doc);
    }

    static Parameter of(String name, Kind kind, String doc) {
        return new Parameter(name, Place.QUERY, kind, List.of(), false, doc);
    }

    static Parameter choice(String name, List<String> choices, String doc) {
        return new Parameter(name, Place.QUERY, Kind.CHOICE, List.copyOf(choices), false, doc);
    }
}
