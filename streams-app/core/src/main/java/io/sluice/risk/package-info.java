/** The gate: limits, sizing, one small class a check, and the policy that asks them all. Deny by default. */
@NullMarked
package io.sluice.risk;

import org.jspecify.annotations.NullMarked;
