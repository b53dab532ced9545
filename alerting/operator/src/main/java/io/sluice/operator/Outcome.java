package io.sluice.operator;

/** What an account made of a command. */
public sealed interface Outcome {
    /** In the account's own words, for people. */
    String text();

    /** It was obeyed. The text is empty where the account had nothing to tell anybody, as of an alert that was seen. */
    record Obeyed(String text) implements Outcome {}

    /** It was not, and changed nothing. */
    record Refused(String text) implements Outcome {}
}
