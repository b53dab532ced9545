/** The commands around the history cache: candles from files into it, and what is there. */
package io.sluice.local.history;
