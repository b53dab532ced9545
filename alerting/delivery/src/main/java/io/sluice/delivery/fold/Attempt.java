package io.sluice.delivery.fold;

import io.sluice.schemas.Alert;

/**
 * One sending that has been recorded and may now be made.
 *
 * @param number from 1, for this alert and recipient
 * @param mayRepeat true when an earlier attempt may have arrived though nobody knows
 */
public record Attempt(Alert alert, String channel, String recipient, int number, boolean mayRepeat) {}
