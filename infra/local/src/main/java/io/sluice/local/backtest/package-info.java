/** {@code sluice backtest}: history through the folds, and what came of it, without a broker. */
package io.sluice.local.backtest;
