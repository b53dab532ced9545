/**
 * The configuration file (X-CONFIG): one list of keys from which it is read, checked, printed and documented.
 *
 * <p>{@link io.sluice.local.config.Schema} names the keys; {@link io.sluice.local.config.Configuration} is what a file
 * comes to.
 */
package io.sluice.local.config;
