/** Reads any topic as JSON (C-TAP). */
package io.sluice.local.tap;
