package io.sluice.api.push;

/**
 * What is sent for a change.
 *
 * @param sequence position in the order in which changes were seen, from 1
 * @param change what changed
 * @param text {@code {"type","id","data"}} as JSON, made once for all clients
 */
public record Frame(long sequence, Change change, String text) {

    static Frame of(String epoch, long sequence, Change change) {
        return new Frame(sequence, change, text(change.type().text(), epoch + "-" + sequence, change.data()));
    }

    /** Types and ids hold no character that JSON would escape. */
    static String text(String type, String id, String data) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"data\":" + data + "}";
    }
}
