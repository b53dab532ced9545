package io.sluice.instrument;

import io.sluice.schemas.RejectReason;

/**
 * Why a candle is refused.
 *
 * @param reason machine-readable
 * @param detail in words, with the figures
 */
record Refusal(RejectReason reason, String detail) {}
