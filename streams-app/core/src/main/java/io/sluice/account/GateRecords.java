package io.sluice.account;

import io.sluice.risk.GateEvidence;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passed backtests that operators have recorded, the last of each strategy: those of a strategy that is yet to be deployed
 * may be given before it is. Of more than {@link #KEPT} strategies the one recorded longest ago is forgotten.
 */
final class GateRecords extends Remembered {
    static final String SLOT = "gate";
    static final int KEPT = 8;

    private final Map<String, GateEvidence> byStrategy = new LinkedHashMap<>();

    GateRecords(Changes changes) {
        super(changes);
    }

    void add(GateEvidence evidence) {
        byStrategy.remove(evidence.strategyId());
        byStrategy.put(evidence.strategyId(), evidence);
        if (byStrategy.size() > KEPT) {
            byStrategy.remove(byStrategy.keySet().iterator().next());
        }
        touch();
    }

    /** Null when none is recorded. */
    @Nullable
    GateEvidence of(String strategyId) {
        return byStrategy.get(strategyId);
    }

    @Override
    String slot() {
        return SLOT;
    }

    @Override
    void write(SlotWriter out) {
        out.count(byStrategy.size());
        byStrategy
                .values()
                .forEach(each ->
                        out.text(each.strategyId()).text(each.datasetId()).instant(each.to()));
    }

    @Override
    void read(SlotReader in) {
        byStrategy.clear();
        for (int left = in.count(); left > 0; left--) {
            String strategyId = in.text();
            byStrategy.put(strategyId, new GateEvidence(strategyId, in.text(), in.instant()));
        }
    }
}
