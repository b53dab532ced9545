/** WebSocket connections that outlive cuts: overlapping renewal, back-off, detection of silence. */
@NullMarked
package io.sluice.binance.stream;

import org.jspecify.annotations.NullMarked;
