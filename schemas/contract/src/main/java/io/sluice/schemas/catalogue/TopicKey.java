package io.sluice.schemas.catalogue;

/** What orders a topic's records: everything with one key stays in one partition, in order. Keys are UTF-8 text. */
public enum TopicKey {
    INSTRUMENT("instrument"),
    ACCOUNT("account"),
    POSITION("account|instrument"),
    ALERT("alert"),
    ALERT_SCOPE("account or instrument"),
    ENTITY("entity"),
    SOURCE_TOPIC("source topic");

    private final String text;

    TopicKey(String text) {
        this.text = text;
    }

    /** How documents name the key. */
    public String text() {
        return text;
    }
}
