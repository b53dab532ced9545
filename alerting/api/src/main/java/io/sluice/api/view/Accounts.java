package io.sluice.api.view;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Position;
import io.sluice.schemas.SyncState;
import io.sluice.schemas.serde.ExactJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What each account is and holds now. Thread-safe; as large as there are accounts and instruments. */
final class Accounts {
    private final Map<String, String> snapshots = new ConcurrentSkipListMap<>();
    private final Map<String, EquityCurve> curves = new ConcurrentSkipListMap<>();
    private final Map<String, Held> positions = new ConcurrentSkipListMap<>();
    private final Map<String, VenueState> venues = new ConcurrentSkipListMap<>();

    private record Held(String account, String instrument, String json) {}

    String snapshot(AccountSnapshot snapshot) {
        String json = ExactJson.render(snapshot);
        snapshots.put(snapshot.getAccount(), json);
        curves.computeIfAbsent(snapshot.getAccount(), account -> new EquityCurve())
                .add(snapshot);
        return json;
    }

    String position(Position position) {
        String json = ExactJson.render(position);
        positions.put(
                position.getAccount() + "|" + position.getInstrument(),
                new Held(position.getAccount(), position.getInstrument(), json));
        return json;
    }

    void synchronisation(String account, SyncState state, Instant time) {
        venues.compute(account + "|" + state.getVenue(), (key, former) -> {
            boolean same = former != null && former.synchronised() == state.getSynchronised();
            Instant since = same ? former.since() : time;
            return new VenueState(state.getVenue(), account, state.getSynchronised(), state.getReason(), since);
        });
    }

    List<String> snapshots() {
        return List.copyOf(snapshots.values());
    }

    Optional<String> snapshot(String account) {
        return Optional.ofNullable(snapshots.get(account));
    }

    List<String> equity(String account, long fromMicros, long toMicros) {
        return Optional.ofNullable(curves.get(account))
                .map(curve -> curve.between(fromMicros, toMicros))
                .orElse(List.of());
    }

    List<String> positions(Optional<String> account, Optional<String> instrument) {
        return positions.values().stream()
                .filter(held -> account.isEmpty() || account.get().equals(held.account))
                .filter(held -> instrument.isEmpty() || instrument.get().equals(held.instrument))
                .map(Held::json)
                .toList();
    }

    List<VenueState> venues() {
        return List.copyOf(venues.values());
    }
}
