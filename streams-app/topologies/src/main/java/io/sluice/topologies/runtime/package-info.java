/** Runs topologies: settings that were measured to matter, bounded memory, handlers that never lose a record silently. */
package io.sluice.topologies.runtime;
