package io.sluice.detect;

import io.sluice.admit.AdmissionSettings;
import io.sluice.instrument.Candles;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.InstrumentState;
import io.sluice.instrument.Recorder;
import io.sluice.instrument.RollUpSettings;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Figure;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Candles told one after the other to one detector, and all it says of them. */
final class Scenario {
    private final List<Candle> candles = new ArrayList<>();
    private final DetectorSettings detector;
    private long minute;

    Scenario(DetectorSettings detector) {
        this.detector = detector;
    }

    Scenario candle(double open, double high, double low, double close, double volume) {
        candles.add(Candles.minute(minute++, open, high, low, close, volume));
        return this;
    }

    /** A candle from one price to another without shadows, volume 10. */
    Scenario move(double open, double close) {
        return candle(open, Math.max(open, close), Math.min(open, close), close, 10);
    }

    /** Moves from close to close. */
    Scenario path(double... closes) {
        double open = candles.isEmpty() ? closes[0] : candles.getLast().getClose();
        for (double close : closes) {
            move(open, close);
            open = close;
        }
        return this;
    }

    /** Candles of equal shape around a price: high one above, low one below. */
    Scenario quiet(int count, double price) {
        for (int i = 0; i < count; i++) {
            candle(price, price + 1, price - 1, price, 10);
        }
        return this;
    }

    Scenario gap() {
        minute++;
        return this;
    }

    Scenario incomplete() {
        candles.add(Candle.newBuilder(candles.removeLast()).setComplete(false).build());
        return this;
    }

    /** One line for each detection: minute, pattern, direction. */
    List<String> signals() {
        return found().stream()
                .map(signal -> minuteOf(signal) + " " + signal.getPattern() + " " + signal.getDirection())
                .toList();
    }

    List<Signal> found() {
        InstrumentFold fold = new InstrumentFold(new InstrumentSettings(
                Candles.instrument(Session.ALWAYS),
                Timeframe.M1,
                List.of(new EnabledDetector(Timeframe.M1, detector)),
                AdmissionSettings.DEFAULTS,
                new RollUpSettings(List.of(), Duration.ZERO),
                14));
        InstrumentState state = fold.newState();
        Recorder out = new Recorder();
        candles.forEach(candle -> fold.apply(state, candle, out));
        return out.found();
    }

    static double figure(Signal signal, String name) {
        return signal.getEvidence().stream()
                .filter(figure -> figure.getName().equals(name))
                .mapToDouble(Figure::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static long minuteOf(Signal signal) {
        return Duration.between(Candles.START, signal.getTime()).toMinutes() - 1;
    }
}
