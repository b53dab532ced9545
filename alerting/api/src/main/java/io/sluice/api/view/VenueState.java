package io.sluice.api.view;

import java.time.Instant;

/**
 * Whether an account's venue can be relied on.
 *
 * @param venue its name
 * @param account the account
 * @param synchronised true when orders, fills and positions agree
 * @param reason why, in words
 * @param since when this was first said (UTC)
 */
public record VenueState(String venue, String account, boolean synchronised, String reason, Instant since) {}
