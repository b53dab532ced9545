/** Alerts by e-mail (N-EMAIL). */
@NullMarked
package io.sluice.delivery.mail;

import org.jspecify.annotations.NullMarked;
