package io.sluice.replay.gate;

import io.sluice.replay.gate.Opportunities.Opportunity;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The opportunities of one direction, and all detectors' signals of it. */
final class DirectionLabels {
    private final Opportunities opportunities;
    private final Map<String, DetectorJudge> judges = new TreeMap<>();

    /** @param direction 1 for rises, -1 for falls */
    DirectionLabels(int direction, LabelRule rule, Collection<String> detectors) {
        opportunities = new Opportunities(direction, rule);
        detectors.forEach(detector -> judges.put(detector, new DetectorJudge(rule)));
    }

    void candle(long number, double open, double high, double low, double close, double atr) {
        judges.values().forEach(judge -> judge.fold(number, open, high, low));
        opportunities.fold(number, open, high, low, close, atr);
        for (Opportunity found = opportunities.next(); found != null; found = opportunities.next()) {
            Opportunity opportunity = found;
            judges.values().forEach(judge -> judge.capture(opportunity));
        }
        judges.values().forEach(judge -> judge.judge(opportunities.labelledThrough()));
    }

    void signal(String detector, BarrierRace race) {
        judge(detector).signal(race);
    }

    DetectorFigures figures(String detector) {
        return judge(detector).figures();
    }

    private DetectorJudge judge(String detector) {
        return Objects.requireNonNull(judges.get(detector), detector);
    }
}
