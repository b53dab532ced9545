/** Numbered cards that every venue passes before it is given an order. */
@org.jspecify.annotations.NullMarked
package io.sluice.conformance;
