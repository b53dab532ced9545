package io.sluice.connector;

import io.sluice.order.call.VenueReport;

/** Takes what a venue tells by itself; see {@link VenueReport} for what may be relied on. */
@FunctionalInterface
public interface ReportListener {

    /** Takes one report. Does not block and does not throw. */
    void report(VenueReport report);
}
