package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;

/**
 * What the venue holds of one instrument beyond our own position: that which others hold in the account as far as it is
 * known (O-EXTERNAL), and a difference that nothing explains (O-DRIFT).
 */
final class Outside extends Remembered {
    static final String PREFIX = "outside:";

    /** Comparisons in a row with a difference, from which on entries wait. */
    private static final int HOLDING = 2;

    private final String slot;
    private final String instrument;
    private Quantity external = Quantity.ZERO;
    private Price price = new Price(BigDecimal.ZERO);
    private Quantity difference = Quantity.ZERO;
    private long firstSeen = Clock.NEVER;
    private int seen;

    Outside(Changes changes, String instrument) {
        super(changes);
        this.instrument = instrument;
        this.slot = PREFIX + instrument;
    }

    String instrument() {
        return instrument;
    }

    /** Signed base units that others hold. */
    Quantity external() {
        return external;
    }

    /** Last price that is known of it, quote currency; zero where none is. */
    Price price() {
        return price;
    }

    /** Signed base units that the venue holds beyond what is known; zero where all is explained. */
    Quantity difference() {
        return difference;
    }

    /** Account time of the comparison that first showed the difference, micros. */
    long firstSeen() {
        return firstSeen;
    }

    boolean differs() {
        return seen > 0;
    }

    /** Whether the difference has stayed for so long that entries wait. */
    boolean holds() {
        return seen >= HOLDING;
    }

    /** Whether this is the comparison from which on entries wait. */
    boolean beginsToHold() {
        return seen == HOLDING;
    }

    boolean isEmpty() {
        return external.isZero() && seen == 0;
    }

    /** @param signed base units that others have bought, negative when sold */
    void trade(Quantity signed, Price at) {
        external = external.plus(signed);
        price = at;
        touch();
    }

    void see(Quantity amount, long now) {
        firstSeen = seen == 0 ? now : firstSeen;
        difference = amount;
        seen++;
        touch();
    }

    void settle() {
        difference = Quantity.ZERO;
        firstSeen = Clock.NEVER;
        seen = 0;
        touch();
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        out.quantity(external)
                .price(price)
                .quantity(difference)
                .whole(firstSeen)
                .count(seen);
    }

    @Override
    void read(SlotReader in) {
        external = in.quantity();
        price = in.price();
        difference = in.quantity();
        firstSeen = in.whole();
        seen = in.count();
    }
}
