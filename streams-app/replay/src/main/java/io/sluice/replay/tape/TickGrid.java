package io.sluice.replay.tape;

import io.sluice.market.InstrumentDefinition;
import java.math.BigDecimal;
import java.util.Map;

/** Rounds prices to the steps of an instrument, to the very doubles that reading them as text would give. */
public final class TickGrid {
    private final double tick;
    private final long unscaled;
    private final double scale;

    /** @param tick smallest step of a price, positive */
    public TickGrid(BigDecimal tick) {
        BigDecimal plain = tick.setScale(Math.max(0, tick.scale()));
        this.tick = tick.doubleValue();
        this.unscaled = plain.unscaledValue().longValueExact();
        this.scale = BigDecimal.ONE.movePointRight(plain.scale()).doubleValue();
    }

    /** Of one of some instruments. */
    public static TickGrid of(String instrument, Map<String, InstrumentDefinition> definitions) {
        InstrumentDefinition definition = definitions.get(instrument);
        if (definition == null) {
            throw new IllegalArgumentException(instrument + " is not defined");
        }
        return new TickGrid(definition.tickSize());
    }

    /** The nearest price there is, at least one step; of prices in an order the rounded ones are in the same order. */
    public double round(double price) {
        long steps = Math.max(1, Math.round(price / tick));
        return steps * unscaled / scale;
    }
}
