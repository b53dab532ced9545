/**
 * What the topics recorded, folded again: {@code sluice parity} compares byte by byte, {@code sluice whatif} tells what
 * another configuration would have made of it, and {@code sluice shadow} tells that while it happens.
 */
package io.sluice.local.parity;
