/** The commands of {@code sluice}. Results go to standard output, everything else to standard error. */
package io.sluice.local.command;
