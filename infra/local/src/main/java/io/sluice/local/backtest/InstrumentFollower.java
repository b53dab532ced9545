package io.sluice.local.backtest;

import io.sluice.market.Micros;
import io.sluice.replay.MarketListener;
import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.DetectorLabels;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.report.CandleThinner;
import io.sluice.replay.report.InstrumentChart;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps of one instrument what the report shows: a chart, what was refused, and how detectors did if that is asked. */
public final class InstrumentFollower implements MarketListener {
    private final Timeframe base;
    private final CandleThinner chart;
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private final Optional<DetectorLabels> labels;
    private final Set<String> judged;

    /** @param judged names of detectors on the base timeframe to be judged */
    public InstrumentFollower(String instrument, Timeframe base, List<String> judged, LabelRule rule) {
        this.base = base;
        this.chart = new CandleThinner(instrument);
        this.judged = Set.copyOf(judged);
        this.labels = judged.isEmpty() ? Optional.empty() : Optional.of(new DetectorLabels(rule, judged));
    }

    @Override
    public void candle(Candle candle, Mark mark) {
        chart.candle(
                Micros.of(candle.getOpenTime()),
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose());
        if (labels.isPresent()) {
            double atr = mark.getAtr() == null ? Double.NaN : mark.getAtr();
            labels.get().candle(candle.getOpen(), candle.getHigh(), candle.getLow(), candle.getClose(), atr);
        }
    }

    @Override
    public void signal(Signal signal) {
        if (signal.getTimeframe() == base && judged.contains(signal.getDetector())) {
            labels.ifPresent(judge -> judge.signal(signal));
        }
    }

    @Override
    public void rejected(Candle candle, RejectReason reason, String detail) {
        rejected.merge(reason, 1L, Long::sum);
    }

    public InstrumentChart chart() {
        return chart.chart();
    }

    /** Refused candles by reason. */
    public Map<RejectReason, Long> rejected() {
        return rejected;
    }

    /** Figures by detector. */
    SortedMap<String, DetectorFigures> detectors() {
        return labels.map(DetectorLabels::figures).orElseGet(TreeMap::new);
    }
}
