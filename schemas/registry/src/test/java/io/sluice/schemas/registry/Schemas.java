package io.sluice.schemas.registry;

/** Versions of one record, from the first on, and what they change. */
final class Schemas {
    static final String FIRST = record("{\"name\":\"a\",\"type\":\"int\"}");
    static final String OPTIONAL_ADDED =
            record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    static final String REQUIRED_ADDED = record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}");
    static final String WIDENED = record("{\"name\":\"a\",\"type\":\"long\"}");
    static final String RETYPED = record("{\"name\":\"a\",\"type\":\"string\"}");
    static final String EMPTY = record("");
    static final String RENAMED = FIRST.replace("\"R\"", "\"Q\"");

    private Schemas() {}

    static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"t\",\"fields\":[" + fields + "]}";
    }
}
