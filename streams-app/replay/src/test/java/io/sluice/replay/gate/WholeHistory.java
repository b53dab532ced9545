package io.sluice.replay.gate;

import io.sluice.replay.gate.LabelWorld.Bar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The labelling rule for long bets, looking forward from each candle; the average true range is 1. */
final class WholeHistory {
    private record Ahead(Label label, int end) {}

    private record Span(int first, int last) {}

    private WholeHistory() {}

    static DetectorFigures longs(List<Bar> bars, List<Integer> signals, LabelRule rule) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Ahead ahead = ahead(bars, i, rule);
            if (ahead.label() == Label.WIN
                    && (spans.isEmpty() || i >= spans.getLast().last())) {
                spans.add(new Span(i, ahead.end()));
            }
        }
        List<Label> labels = new ArrayList<>();
        int falsePositives = 0;
        for (int signal : signals) {
            labels.add(ahead(bars, signal, rule).label());
            falsePositives += spans.stream().anyMatch(span -> captures(signal, span, rule)) ? 0 : 1;
        }
        long captured = spans.stream()
                .filter(span -> signals.stream().anyMatch(signal -> captures(signal, span, rule)))
                .count();
        return new DetectorFigures(
                bars.size(),
                spans.size(),
                (int) captured,
                Collections.frequency(labels, Label.WIN),
                Collections.frequency(labels, Label.LOSS),
                Collections.frequency(labels, Label.TIMEOUT),
                falsePositives,
                0);
    }

    private static boolean captures(int signal, Span span, LabelRule rule) {
        return signal >= span.first() - rule.tolerance() && signal < span.last();
    }

    private static Ahead ahead(List<Bar> bars, int from, LabelRule rule) {
        double target = bars.get(from).close() + rule.targetAtr();
        double stop = bars.get(from).close() - rule.stopAtr();
        for (int i = from + 1; i <= from + rule.horizon() && i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (bar.open() >= target) {
                return new Ahead(Label.WIN, i);
            }
            if (bar.low() <= stop) {
                return new Ahead(Label.LOSS, i);
            }
            if (bar.high() >= target) {
                return new Ahead(Label.WIN, i);
            }
        }
        return new Ahead(from + rule.horizon() < bars.size() ? Label.TIMEOUT : Label.PENDING, from);
    }
}
