package io.sluice.schemas.id;

import io.sluice.schemas.Leg;
import io.sluice.schemas.Timeframe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Deterministic ids (C-LINEAGE): the first 128 bits of SHA-256 over a type tag and the causing ids and fields, written
 * as 26 characters of Crockford base32. Equal causes give equal ids, on any machine and after any restart; the tag keeps
 * ids of different kinds apart even when their fields are equal.
 *
 * <p>Each field is hashed with its length before it, so that ("ab", "c") and ("a", "bc") differ.
 */
public final class Ids {
    /** Length of an id in characters. */
    public static final int LENGTH = 26;

    /** Put before an order id to make a client order id: venues want a letter first, and it marks the order as ours. */
    public static final String CLIENT_ORDER_PREFIX = "k";

    private static final byte[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 16;
    private static final ThreadLocal<FieldHasher> HASHER = ThreadLocal.withInitial(FieldHasher::new);

    private Ids() {}

    /** Id of a candle: its instrument, timeframe and open time. */
    public static String candle(String instrument, Timeframe timeframe, Instant openTime) {
        return of("candle", instrument, timeframe.name(), micros(openTime));
    }

    /** Id of a signal: its candle, detector and direction; an exit has its action before the direction. */
    public static String signal(String candleId, String detector, String direction) {
        return of("signal", candleId, detector, direction);
    }

    /** Id of a decision: what caused it and the account that decides. */
    public static String decision(String causeId, String account) {
        return of("decision", causeId, account);
    }

    /** Id of an order: its decision, leg and revision. */
    public static String order(String decisionId, Leg leg, int revision) {
        return of("order", decisionId, leg.name(), Integer.toString(revision));
    }

    /** What the slices of a large entry have in common (O-TYPES): its decision. No order has this id. */
    public static String parent(String decisionId) {
        return of("parent", decisionId);
    }

    /** Id of an order that is a slice: its parent, its place in the schedule, and the revision. */
    public static String slice(String parentId, int slice, int revision) {
        return of("slice", parentId, Integer.toString(slice), Integer.toString(revision));
    }

    /** Id of the instruction to cancel an order. */
    public static String cancel(String orderId) {
        return of("cancel", orderId);
    }

    /** Id of one transition of an order. */
    public static String orderEvent(String orderId, int sequence) {
        return of("order-event", orderId, Integer.toString(sequence));
    }

    /** Id of a fill: the venue and its trade id, which is unique only within the instrument. */
    public static String fill(String venue, String instrument, String venueTradeId) {
        return of("fill", venue, instrument, venueTradeId);
    }

    /** Id of a funding payment: the venue, who held what, and the settlement instant. */
    public static String funding(String venue, String account, String instrument, Instant time) {
        return of("funding", venue, account, instrument, micros(time));
    }

    /** Id of an alert: its code and what caused it. */
    public static String alert(String code, String causeId) {
        return of("alert", code, causeId);
    }

    /** Id an order has at its venue: 27 characters, inside Binance's 36 and MetaTrader's 31. */
    public static String clientOrder(String orderId) {
        return CLIENT_ORDER_PREFIX + orderId;
    }

    /** Whether an id at a venue has the form of ours. */
    public static boolean isClientOrder(String clientOrderId) {
        return clientOrderId.length() == CLIENT_ORDER_PREFIX.length() + LENGTH
                && clientOrderId.startsWith(CLIENT_ORDER_PREFIX);
    }

    /** What de-duplication compares (A-DEDUP): the whole SHA-256 of the fields, in lower-case hex. */
    public static String fingerprint(
            String instrument, String pattern, String direction, Timeframe timeframe, String candleId) {
        byte[] hash = HASHER.get().hash("fingerprint", instrument, pattern, direction, timeframe.name(), candleId);
        return HexFormat.of().formatHex(hash);
    }

    /** Id of the given kind for the given fields, in their order. */
    public static String of(String tag, String... fields) {
        return base32(HASHER.get().hash(tag, fields));
    }

    private static String micros(Instant instant) {
        return Long.toString(
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000));
    }

    /** 26 × 5 = 130 bits: the two bits beyond the 128 are zero and come first. */
    private static String base32(byte[] hash) {
        ByteBuffer buffer = ByteBuffer.wrap(hash, 0, ID_BYTES);
        long high = buffer.getLong();
        long low = buffer.getLong();
        byte[] text = new byte[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = CROCKFORD[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
