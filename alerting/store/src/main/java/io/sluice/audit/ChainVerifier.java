package io.sluice.audit;

import io.sluice.audit.ChainFault.Kind;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.catalogue.Namespace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a chain entry by entry, from its first. Remembers one entry, however long the chain is. Stops at the first
 * fault: after it nothing can be relied on.
 */
public final class ChainVerifier {
    private final Chain chain;
    private final @Nullable Checkpoint checkpoint;
    private ChainHead head = ChainHead.EMPTY;
    private @Nullable ChainFault fault;

    /** @param checkpoint that the chain must hold; its signature is the caller's to check */
    public ChainVerifier(Namespace namespace, Optional<Checkpoint> checkpoint) {
        this.chain = new Chain(namespace);
        this.checkpoint = checkpoint.orElse(null);
    }

    /** The next entry of the chain. */
    public void entry(AuditEntry entry) {
        if (fault == null) {
            fault = judge(entry);
            head = ChainHead.at(entry);
        }
    }

    /** The next record of the chain, which is no entry. */
    public void unreadable(String why) {
        if (fault == null) {
            long sequence = head.sequence() + 1;
            fault = new ChainFault(
                    sequence, Kind.UNREADABLE, "The record in place of entry " + sequence + " is no entry: " + why);
        }
    }

    private @Nullable ChainFault judge(AuditEntry entry) {
        long expected = head.sequence() + 1;
        long sequence = entry.getSequence();
        if (!chain.hashOf(entry).equals(entry.getHash())) {
            return new ChainFault(
                    expected, Kind.EDITED, "Entry " + expected + " was edited: its content does not match its hash.");
        }
        if (sequence > expected) {
            return new ChainFault(
                    expected,
                    Kind.MISSING,
                    "Entries " + expected + " to " + (sequence - 1) + " are missing before " + sequence + ".");
        }
        if (sequence < expected) {
            return new ChainFault(
                    expected, Kind.OUT_OF_ORDER, "Entry " + sequence + " stands in the place of " + expected + ".");
        }
        if (!entry.getPreviousHash().equals(head.hash())) {
            return new ChainFault(
                    expected,
                    Kind.BROKEN_LINK,
                    "Entry " + expected + " does not follow from entry " + head.sequence()
                            + ": one of the two was replaced.");
        }
        return judgeCheckpoint(entry);
    }

    private @Nullable ChainFault judgeCheckpoint(AuditEntry entry) {
        boolean rewritten = checkpoint != null
                && checkpoint.sequence() == entry.getSequence()
                && !checkpoint.hash().equals(entry.getHash());
        return rewritten
                ? new ChainFault(
                        entry.getSequence(),
                        Kind.REWRITTEN,
                        "Entry " + entry.getSequence() + " is not the one of the checkpoint: it, or an entry before"
                                + " it, was replaced and all that follows hashed again.")
                : null;
    }

    /** How far the chain goes that was seen; up to a fault. */
    public ChainHead head() {
        return head;
    }

    /** Whether something is wrong already. */
    public boolean failed() {
        return fault != null;
    }

    /** What is wrong with the chain that was seen, now that there is no more of it. */
    public Optional<ChainFault> end() {
        if (fault == null && checkpoint != null && head.sequence() < checkpoint.sequence()) {
            long first = head.sequence() + 1;
            fault = new ChainFault(
                    first,
                    Kind.TRUNCATED,
                    "The chain ends with entry " + head.sequence() + ", the checkpoint was signed of entry "
                            + checkpoint.sequence() + ": entries " + first + " to " + checkpoint.sequence()
                            + " are missing.");
        }
        return Optional.ofNullable(fault);
    }
}
