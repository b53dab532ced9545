/** {@code sluice backtest --walk-forward} and {@code --sensitivity}: parameters chosen, and judged on what came after. */
package io.sluice.local.walk;
