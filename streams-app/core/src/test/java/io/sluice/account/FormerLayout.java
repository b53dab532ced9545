package io.sluice.account;

import io.sluice.state.MemorySlots;
import io.sluice.state.SlotWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the present layout has written back into what a former one would have. */
final class FormerLayout {
    /** What the third layout added at the end of an order: that it does not wait, and was not vetoed. */
    private static final int HOLD_LENGTH = 2;

    private FormerLayout() {}

    /**
     * All slots as the second or third layout wrote them.
     *
     * @param state the same memory; no order of it is a slice, and of the second layout's none waits
     */
    static void rewrite(MemorySlots slots, AccountState state, int version) {
        for (String name : List.copyOf(slots.names())) {
            byte[] bytes = slots.get(name).clone();
            if (name.startsWith(WorkingOrder.PREFIX)) {
                WorkingOrder order = state.orders().find(name.substring(WorkingOrder.PREFIX.length()));
                bytes = withoutSlice(bytes, order == null ? null : order.ticket());
                bytes = version < 3 ? Arrays.copyOf(bytes, bytes.length - HOLD_LENGTH) : bytes;
            }
            bytes[0] = (byte) version;
            slots.put(name, bytes);
        }
    }

    /** The fourth layout added at the end of a ticket which slice it is. */
    private static byte[] withoutSlice(byte[] order, @Nullable OrderTicket ticket) {
        if (ticket == null || ticket.slice() != null) {
            throw new AssertionError("no former layout knows this order");
        }
        SlotWriter out = new SlotWriter(Remembered.VERSION, order.length);
        ticket.write(out);
        int added = out.toBytes().length - 1;
        byte[] former = new byte[order.length - 1];
        System.arraycopy(order, 0, former, 0, added);
        System.arraycopy(order, added + 1, former, added, former.length - added);
        return former;
    }
}
