/**
 * What the topics recorded, folded again: {@code sluice parity} compares byte by byte, {@code sluice whatif} tells what
 * another configuration would have made of it.
 */
package io.sluice.local.parity;
