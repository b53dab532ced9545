/** Detectors of others: jars in a folder, each with a class loader of its own. {@link io.sluice.local.plugin.Plugins}. */
package io.sluice.local.plugin;
