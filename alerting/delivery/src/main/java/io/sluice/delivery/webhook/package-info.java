/** Alerts to any HTTP endpoint (N-WEBHOOK). */
@NullMarked
package io.sluice.delivery.webhook;

import org.jspecify.annotations.NullMarked;
