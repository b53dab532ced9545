/**
 * Indicators, streaming and at constant cost a candle whatever the history. Windowed indicators carry no running sum from
 * which old values are subtracted, so they do not drift and need no memory of their own: they are rebuilt, bit for bit,
 * from the candles. Only recursive ones (Wilder's, exponential) write numbers. No logarithm, no fused arithmetic: only
 * operations that IEEE 754 rounds the same way on every machine.
 */
@NullMarked
package io.sluice.indicator;

import org.jspecify.annotations.NullMarked;
