/** Alerts and commands by Telegram's Bot API (N-TELEGRAM). */
@NullMarked
package io.sluice.delivery.telegram;

import org.jspecify.annotations.NullMarked;
