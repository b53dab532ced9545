package io.sluice.mt5.venue;

import io.sluice.connector.ReportListener;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.link.TerminalListener;
import io.sluice.order.call.VenueReport;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a terminal tells into reports. The sweep of each connect is told as well; what is told twice is booked once. */
final class Reports implements TerminalListener {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Mt5Account account;
    private final Terminal terminal;
    private final Readings readings;
    private final Brackets brackets;
    private final ReportListener listener;
    private volatile boolean closed;

    Reports(Mt5Account account, Terminal terminal, Readings readings, Brackets brackets, ReportListener listener) {
        this.account = account;
        this.terminal = terminal;
        this.readings = readings;
        this.brackets = brackets;
        this.listener = listener;
    }

    void close() {
        closed = true;
    }

    @Override
    public void connected(List<Frame> snapshot) {
        snapshot.forEach(this::event);
        tell(new VenueReport.Resumed(Instant.now()));
    }

    @Override
    public void event(Frame item) {
        try {
            switch (item.type()) {
                case "order" -> order(item);
                case "deal" -> deal(item);
                case "account" -> balance(item);
                case "position" -> position(item);
                default -> LOG.debug("a {} is no report", item.type());
            }
        } catch (FrameFault fault) {
            LOG.warn("account {}: an item cannot be read: {} in {}", account.account(), fault.getMessage(), item);
            missed("an item that cannot be read: " + fault.getMessage());
        }
    }

    private void order(Frame item) throws FrameFault {
        // What became of a price of a position is told by its deals.
        if (!readings.isOfBracket(item)) {
            tell(new VenueReport.OrderChanged(readings.order(item, List.of())));
        }
    }

    private void deal(Frame item) throws FrameFault {
        if (Readings.isTrade(item)) {
            tell(new VenueReport.Traded(readings.trade(item)));
        }
    }

    private void balance(Frame item) throws FrameFault {
        Money balance = new Money(item.decimal("balance"));
        tell(new VenueReport.BalanceChanged(item.text("currency"), balance, readings.instant(item.number("time"))));
    }

    private void position(Frame item) throws FrameFault {
        String symbol = item.text("symbol");
        Quantity net = Quantity.ZERO;
        for (Frame position : terminal.mirror().positions()) {
            if (position.text("symbol").equals(symbol)) {
                net = net.plus(Readings.quantity(position));
            }
        }
        tell(new VenueReport.PositionChanged(account.instrument(symbol), net, readings.instant(item.number("time"))));
        if (brackets.isStopGone(item)) {
            missed("that the stop of position " + item.number("ticket") + " was taken away");
        }
    }

    @Override
    public void tick(Frame tick) {
        LOG.trace("quotes are not reports");
    }

    @Override
    public void missed(String what) {
        tell(new VenueReport.Gap(what + " missed", Instant.now()));
        tell(new VenueReport.Resumed(Instant.now()));
    }

    @Override
    public void interrupted(String reason) {
        tell(new VenueReport.Gap(reason, Instant.now()));
    }

    private void tell(VenueReport report) {
        if (!closed) {
            listener.report(report);
        }
    }
}
