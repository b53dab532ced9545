/** Alerts to whoever listens, and what listeners answer (N-WS). */
@NullMarked
package io.sluice.delivery.websocket;

import org.jspecify.annotations.NullMarked;
