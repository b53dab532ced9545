package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The book of one contract, built behind the quote, and what of it has been taken. */
public final class Market {
    private static final BigDecimal FUNDING_RATE = new BigDecimal("0.00010000");

    private final Instrument instrument;
    private Depth depth;
    private Quote quote;
    private List<Level> bids = List.of();
    private List<Level> asks = List.of();
    private BigDecimal fundingRate = FUNDING_RATE;
    private long updates;

    Market(Instrument instrument, Depth depth, Quote quote) {
        this.instrument = instrument;
        this.depth = depth;
        show(quote);
    }

    /** The contract. */
    public Instrument instrument() {
        return instrument;
    }

    /** The latest quote as it was given. */
    public Quote quote() {
        return quote;
    }

    /** Counts the changes of the book. */
    public long updates() {
        return updates;
    }

    /** What longs pay shorts at the next funding time, as a share of the position's value. */
    public BigDecimal fundingRate() {
        return fundingRate;
    }

    /** Sets what the next funding costs. */
    public void fundingRate(BigDecimal rate) {
        fundingRate = rate;
    }

    /** What may be bought or sold at, best first. */
    public List<Level> levels(Side bookSide) {
        return List.copyOf(bookSide == Side.BUY ? bids : asks);
    }

    void depth(Depth deeper) {
        depth = deeper;
        show(quote);
    }

    void show(Quote next) {
        quote = next;
        updates++;
        bids = build(next.bid(), next.bidQuantity(), -1);
        asks = build(next.ask(), next.askQuantity(), 1);
    }

    /** Makes the book whole again where it does so by itself. */
    void refill() {
        if (depth.refills()) {
            show(quote);
        }
    }

    private List<Level> build(BigDecimal best, BigDecimal quantity, int direction) {
        List<Level> levels = new ArrayList<>();
        BigDecimal distance = instrument.price().step().multiply(BigDecimal.valueOf((long) depth.ticks() * direction));
        BigDecimal price = best;
        for (int level = 0; level < depth.levels() && price.signum() > 0; level++) {
            levels.add(new Level(price, level == 0 ? quantity : depth.quantity()));
            price = price.add(distance);
        }
        return levels;
    }

    /** What a taker could have at once. */
    BigDecimal available(Side taker, BigDecimal limit) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Level level : taker == Side.BUY ? asks : bids) {
            if (reaches(taker, limit, level.price())) {
                sum = sum.add(level.quantity());
            }
        }
        return sum;
    }

    /** Takes what is there, best first, up to a quantity and a limit price; null is no limit. */
    List<Level> take(Side taker, BigDecimal quantity, BigDecimal limit) {
        List<Level> taken = new ArrayList<>();
        List<Level> left = new ArrayList<>();
        BigDecimal wanted = quantity;
        for (Level level : taker == Side.BUY ? asks : bids) {
            BigDecimal part =
                    reaches(taker, limit, level.price()) ? level.quantity().min(wanted) : BigDecimal.ZERO;
            if (part.signum() > 0) {
                taken.add(new Level(level.price(), part));
                wanted = wanted.subtract(part);
            }
            if (part.compareTo(level.quantity()) < 0) {
                left.add(new Level(level.price(), level.quantity().subtract(part)));
            }
        }
        keep(taker, left);
        return taken;
    }

    private void keep(Side taker, List<Level> left) {
        updates++;
        if (taker == Side.BUY) {
            asks = left;
        } else {
            bids = left;
        }
    }

    private static boolean reaches(Side taker, BigDecimal limit, BigDecimal price) {
        if (limit == null) {
            return true;
        }
        return taker == Side.BUY ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0;
    }
}
