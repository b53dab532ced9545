/** Lines of flat JSON, as docs/mt5-protocol.md describes them. */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.frame;
