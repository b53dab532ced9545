/** What happened, kept: the store and the audit chain as parts of a process, and their commands. */
package io.sluice.local.records;
