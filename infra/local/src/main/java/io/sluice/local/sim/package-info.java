/** Simulated venues to try things out against. */
package io.sluice.local.sim;
