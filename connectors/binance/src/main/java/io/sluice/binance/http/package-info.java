/** Requests: one request is one attempt, by a deadline, within a budget, by the venue's clock. */
@NullMarked
package io.sluice.binance.http;

import org.jspecify.annotations.NullMarked;
