/** Reading the exchange's JSON: what is absent or malformed is an error that says which field, never a default. */
@NullMarked
package io.sluice.binance.json;

import org.jspecify.annotations.NullMarked;
