/** The account's own stream, decoded, with the listen key kept alive. */
@NullMarked
package io.sluice.binance.user;

import org.jspecify.annotations.NullMarked;
