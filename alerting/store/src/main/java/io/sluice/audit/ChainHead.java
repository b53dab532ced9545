package io.sluice.audit;

import io.sluice.schemas.AuditEntry;

/**
 * How far a chain goes.
 *
 * @param sequence of its last entry; 0 for an empty chain
 * @param hash of its last entry
 */
public record ChainHead(long sequence, String hash) {
    /** Of a chain without entries. */
    public static final ChainHead EMPTY = new ChainHead(0, Chain.GENESIS);

    /** The chain that ends with this entry. */
    public static ChainHead at(AuditEntry entry) {
        return new ChainHead(entry.getSequence(), entry.getHash());
    }
}
