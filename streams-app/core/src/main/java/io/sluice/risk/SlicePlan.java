package io.sluice.risk;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Micros;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * O-TYPES: how an approved entry is parted. The parts add up to it exactly, each but the last is whole lots, and none is
 * smaller than the instrument lets an order be at the lowest price at which it would still be sent ({@link BandCheck});
 * where that cannot be, there are fewer. What rounding leaves over is shared out along the way, and the last takes what
 * is left then.
 *
 * @param parts in the order in which they are due; one where the entry goes out whole
 * @param style by what it was parted: TWAP also where the volume that VWAP asks for is not known; NONE where it is whole
 */
public record SlicePlan(List<Part> parts, SlicingStyle style) {

    /**
     * @param quantity base units, positive
     * @param after micros after the first part
     */
    public record Part(Quantity quantity, long after) {}

    public SlicePlan {
        parts = List.copyOf(parts);
    }

    /**
     * The plan of an entry.
     *
     * @param delay micros from now until the first part
     */
    public static SlicePlan of(Slicing slicing, Intent intent, AccountView account, long delay) {
        InstrumentDefinition definition = account.definition(intent.instrument());
        boolean large = intent.notional().compareTo(slicing.above()) > 0;
        if (slicing.style() == SlicingStyle.NONE || !large || definition == null) {
            return whole(intent);
        }
        VolumeForecast forecast = slicing.style() == SlicingStyle.VWAP ? account.volume(intent.instrument()) : null;
        Quantity least = leastOrder(intent, definition);
        for (int slices = slicing.slices(); slices > 1; slices--) {
            List<BigDecimal> weights = forecast == null
                    ? List.of()
                    : forecast.weights(Micros.of(account.now()) + delay, micros(slicing), slices);
            List<BigDecimal> shares = weights.isEmpty() ? Collections.nCopies(slices, BigDecimal.ONE) : weights;
            List<Quantity> quantities = part(intent.quantity(), definition.lotStep(), shares);
            if (quantities.stream().allMatch(each -> each.signum() > 0 && each.compareTo(least) >= 0)) {
                SlicingStyle style = weights.isEmpty() ? SlicingStyle.TWAP : SlicingStyle.VWAP;
                return new SlicePlan(spread(quantities, micros(slicing)), style);
            }
        }
        return whole(intent);
    }

    private static SlicePlan whole(Intent intent) {
        return new SlicePlan(List.of(new Part(intent.quantity(), 0)), SlicingStyle.NONE);
    }

    private static Quantity leastOrder(Intent intent, InstrumentDefinition definition) {
        Price stop = intent.stop();
        Price lowest = stop == null ? intent.price() : intent.price().minus(BandCheck.band(intent.price(), stop));
        BigDecimal moneyOfOne = lowest.value().multiply(definition.pointValue());
        BigDecimal byNotional = definition.minNotional().divide(moneyOfOne, Money.SCALE, RoundingMode.UP);
        return new Quantity(definition.minQuantity().max(byNotional));
    }

    /** Up to each part its share of the whole in whole lots, and the whole up to the last. */
    private static List<Quantity> part(Quantity whole, BigDecimal lot, List<BigDecimal> shares) {
        BigDecimal all = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Quantity> quantities = new ArrayList<>(shares.size());
        Quantity before = Quantity.ZERO;
        BigDecimal share = BigDecimal.ZERO;
        for (int place = 0; place < shares.size(); place++) {
            share = share.add(shares.get(place));
            BigDecimal lots = whole.value().multiply(share).divide(lot.multiply(all), 0, RoundingMode.DOWN);
            Quantity upTo = place == shares.size() - 1 ? whole : new Quantity(lots.multiply(lot));
            quantities.add(upTo.minus(before));
            before = upTo;
        }
        return quantities;
    }

    private static List<Part> spread(List<Quantity> quantities, long over) {
        List<Part> parts = new ArrayList<>(quantities.size());
        for (int place = 0; place < quantities.size(); place++) {
            parts.add(new Part(quantities.get(place), over * place / quantities.size()));
        }
        return parts;
    }

    private static long micros(Slicing slicing) {
        return slicing.over().toNanos() / 1_000;
    }
}
