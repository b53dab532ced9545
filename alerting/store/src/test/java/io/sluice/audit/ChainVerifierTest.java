package io.sluice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.audit.Chain.Subject;
import io.sluice.audit.ChainFault.Kind;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.testkit.Seeds;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("N-AUDIT every edit, drop, reorder and truncation is found at its place")
class ChainVerifierTest {
    private static final Namespace PAPER = new Namespace("paper");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int LENGTH = 40;

    @TempDir
    private Path folder;

    private static List<AuditEntry> chain() {
        return chain("all is well");
    }

    private static List<AuditEntry> chain(String word) {
        Chain chain = new Chain(PAPER);
        List<AuditEntry> entries = new ArrayList<>();
        ChainHead head = ChainHead.EMPTY;
        for (int index = 1; index <= LENGTH; index++) {
            Subject subject =
                    new Subject("order", "O" + index, "risk", "{\"word\":\"" + word + "\"}", NOON.plusSeconds(index));
            entries.add(chain.next(head, subject));
            head = ChainHead.at(entries.getLast());
        }
        return entries;
    }

    private static Optional<ChainFault> verify(List<AuditEntry> entries) {
        return verify(entries, Optional.empty());
    }

    private static Optional<ChainFault> verify(List<AuditEntry> entries, Optional<Checkpoint> checkpoint) {
        ChainVerifier verifier = new ChainVerifier(PAPER, checkpoint);
        entries.forEach(verifier::entry);
        return verifier.end();
    }

    private static void assertFault(List<AuditEntry> entries, long sequence, Kind kind) {
        assertThat(verify(entries))
                .hasValueSatisfying(fault -> assertThat(List.of(fault.sequence(), fault.kind()))
                        .as(fault.text())
                        .isEqualTo(List.of(sequence, kind)));
    }

    /** The first entry's hash as another programme computed it from the documented bytes. */
    @Test
    void a_hash_that_can_be_computed_elsewhere() {
        assertThat(chain().getFirst().getHash())
                .isEqualTo("6e15b4ab3f3beb87d1017372d0f6a65e8c87fb6c0c83a0929ec9047d4f3aab25");
    }

    @Test
    void a_whole_chain_has_no_fault() {
        assertThat(verify(chain())).isEmpty();
        assertThat(verify(List.of())).isEmpty();
    }

    @Test
    void the_chain_of_another_namespace_does_not_pass() {
        ChainVerifier verifier = new ChainVerifier(new Namespace("live"), Optional.empty());
        chain().forEach(verifier::entry);
        assertThat(verifier.end()).map(ChainFault::sequence).contains(1L);
    }

    @Test
    void an_edit_of_any_field() {
        Seeds.forEach(50, random -> {
            List<AuditEntry> entries = chain();
            int place = random.nextInt(LENGTH);
            entries.set(place, edited(entries.get(place), random));
            assertFault(entries, place + 1, Kind.EDITED);
        });
    }

    private static AuditEntry edited(AuditEntry entry, RandomGenerator random) {
        AuditEntry.Builder builder = AuditEntry.newBuilder(entry);
        return switch (random.nextInt(8)) {
            case 0 -> builder.setPayload(entry.getPayload() + " ").build();
            case 1 -> builder.setEntityId(entry.getEntityId() + "x").build();
            case 2 -> builder.setEntityKind("fill").build();
            case 3 -> builder.setActor("nobody").build();
            case 4 -> builder.setTime(entry.getTime().plusNanos(1_000)).build();
            case 5 -> builder.setSequence(entry.getSequence() + 1).build();
            case 6 ->
                builder.setHash(entry.getHash().replace(entry.getHash().charAt(0), 'x'))
                        .build();
            default -> builder.setPreviousHash("f".repeat(64)).build();
        };
    }

    @Test
    void a_drop_of_one_or_more() {
        Seeds.forEach(50, random -> {
            List<AuditEntry> entries = chain();
            int place = random.nextInt(LENGTH - 5);
            entries.subList(place, place + 1 + random.nextInt(4)).clear();
            assertFault(entries, place + 1, Kind.MISSING);
        });
    }

    @Test
    void a_swap_of_any_two() {
        Seeds.forEach(50, random -> {
            List<AuditEntry> entries = chain();
            int place = random.nextInt(LENGTH - 1);
            Collections.swap(entries, place, place + 1 + random.nextInt(LENGTH - place - 1));
            assertFault(entries, place + 1, Kind.MISSING);
        });
    }

    @Test
    void an_entry_that_comes_again() {
        Seeds.forEach(50, random -> {
            List<AuditEntry> entries = chain();
            int place = random.nextInt(LENGTH);
            entries.add(place + 1, entries.get(random.nextInt(place + 1)));
            assertFault(entries, place + 2, Kind.OUT_OF_ORDER);
        });
    }

    @Test
    void an_entry_that_was_edited_and_hashed_again() {
        Seeds.forEach(50, random -> {
            List<AuditEntry> entries = chain();
            int place = random.nextInt(LENGTH - 1);
            entries.set(place, replaced(entries, place));
            assertFault(entries, place + 2, Kind.BROKEN_LINK);
        });
    }

    private static AuditEntry replaced(List<AuditEntry> entries, int place) {
        AuditEntry entry = entries.get(place);
        Subject subject = new Subject("order", entry.getEntityId(), "risk", "{\"word\":\"other\"}", entry.getTime());
        return new Chain(PAPER).next(new ChainHead(entry.getSequence() - 1, entry.getPreviousHash()), subject);
    }

    @Test
    void a_cut_end_is_found_by_a_checkpoint_and_by_nothing_else() {
        Seeds.forEach(50, random -> {
            int end = random.nextInt(LENGTH);
            List<AuditEntry> cut = chain().subList(0, end);
            assertThat(verify(cut)).isEmpty();
            assertThat(verify(cut, Optional.of(checkpoint(chain().getLast()))))
                    .map(fault -> List.of(fault.sequence(), fault.kind()))
                    .contains(List.of(end + 1L, Kind.TRUNCATED));
        });
    }

    @Test
    void a_chain_that_was_written_anew_is_found_by_a_checkpoint_and_by_nothing_else() {
        List<AuditEntry> rewritten = chain("all is fine");
        assertThat(verify(rewritten)).isEmpty();
        assertThat(verify(rewritten, Optional.of(checkpoint(chain().get(9)))))
                .map(fault -> List.of(fault.sequence(), fault.kind()))
                .contains(List.of(10L, Kind.REWRITTEN));
    }

    @Test
    void a_chain_that_grew_after_its_checkpoint_passes() {
        assertThat(verify(chain(), Optional.of(checkpoint(chain().get(9))))).isEmpty();
    }

    private Checkpoint checkpoint(AuditEntry entry) {
        SigningKey key = SigningKey.in(folder.resolve("signing-key"));
        return new Notary(PAPER, key, InstantSource.fixed(NOON)).sign(ChainHead.at(entry));
    }
}
