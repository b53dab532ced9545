package io.sluice.binance.error;

import io.sluice.order.call.Outcome;
import io.sluice.schemas.ErrorClass;

/**
 * What an error means.
 *
 * @param errorClass decides whether and when it is tried again
 * @param outcome what is certain of what was asked
 */
public record Meaning(ErrorClass errorClass, Outcome outcome) {}
