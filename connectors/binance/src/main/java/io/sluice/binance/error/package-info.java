/** What an error of the venue means: its class, and what is certain about the order. */
@NullMarked
package io.sluice.binance.error;

import org.jspecify.annotations.NullMarked;
