package io.sluice.binance.sim.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * One line of the ledger.
 *
 * @param seq counts from 1 without gaps
 * @param at the venue's time in milliseconds
 * @param details all fields of the line
 */
public record Fact(long seq, long at, FactKind kind, JsonNode details) {

    /** A field as text, empty where it is absent. */
    public String text(String field) {
        return details.path(field).asText("");
    }

    /** A field as a whole number, zero where it is absent. */
    public long number(String field) {
        return details.path(field).asLong();
    }

    /** A field as a decimal, zero where it is absent. */
    public BigDecimal decimal(String field) {
        return new BigDecimal(details.path(field).asText("0"));
    }
}
