/** Who may do what: tokens, roles, tickets, throttling, and what browsers are told. */
@NullMarked
package io.sluice.api.access;

import org.jspecify.annotations.NullMarked;
