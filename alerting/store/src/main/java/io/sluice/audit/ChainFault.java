package io.sluice.audit;

/**
 * The first thing that is wrong with a chain.
 *
 * @param sequence the entry concerned; where entries are missing, the first of them
 * @param text one English sentence
 */
public record ChainFault(long sequence, Kind kind, String text) {
    /** What is wrong. */
    public enum Kind {
        /** An entry's content does not match its hash. */
        EDITED,
        /** One or more entries are not there. */
        MISSING,
        /** An entry stands where another should: earlier ones come again, or later. */
        OUT_OF_ORDER,
        /** An entry does not follow from the one before it: one of the two was replaced, with a hash of its own. */
        BROKEN_LINK,
        /** A record of the chain cannot be read. */
        UNREADABLE,
        /** The chain ends before a checkpoint that was signed of it. */
        TRUNCATED,
        /** The chain is whole, but not the one that a checkpoint was signed of. */
        REWRITTEN,
        /** A checkpoint's signature is not that of the key, or it is of another namespace. */
        BAD_CHECKPOINT
    }
}
