package io.sluice.api.view;

import io.sluice.api.access.Fault;
import java.util.List;
import java.util.Optional;

/** What was so, beyond what memory holds: the archive, where there is one. */
public interface History {
    /** Without an archive nothing but the present can be told. */
    History NONE = new History() {
        @Override
        public boolean available() {
            return false;
        }

        @Override
        public List<Row> page(Listing listing, Query query) {
            throw absent();
        }

        @Override
        public Optional<String> find(Listing listing, String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> order(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> alert(String id) {
            return Optional.empty();
        }

        @Override
        public List<String> accounts(long atMicros) {
            throw absent();
        }

        @Override
        public List<String> positions(long atMicros) {
            throw absent();
        }

        @Override
        public List<Row> audit(Query query) {
            throw absent();
        }

        private Fault absent() {
            return Fault.of(503, "Service unavailable", "the past is in the archive, which does not run here");
        }
    };

    /** Whether there is an archive that answers. */
    boolean available();

    /** Rows of a list that are wanted, newest first. */
    List<Row> page(Listing listing, Query query);

    /** One record as JSON. */
    Optional<String> find(Listing listing, String id);

    /** An order with its events and fills, as JSON. */
    Optional<String> order(String id);

    /** An alert with its deliveries, as JSON. */
    Optional<String> alert(String id);

    /** The snapshot of each account as it was known then, as JSON. */
    List<String> accounts(long atMicros);

    /** What accounts held as it was known then, as JSON. */
    List<String> positions(long atMicros);

    /** Entries of the audit chain, newest first. */
    List<Row> audit(Query query);
}
