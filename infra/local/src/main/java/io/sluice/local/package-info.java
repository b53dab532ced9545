/** Sluice in one process, and its command line. {@link io.sluice.local.Main} is where it begins. */
package io.sluice.local;
