package io.sluice.delivery.silence;

import io.sluice.market.Session;

/**
 * A market that ought to be heard of while it is open.
 *
 * @param instrument its id
 */
public record Market(String instrument, Session session) {}
