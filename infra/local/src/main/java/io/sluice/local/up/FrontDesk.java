package io.sluice.local.up;

import io.sluice.api.archive.ArchiveHistory;
import io.sluice.api.view.History;
import io.sluice.delivery.Alerting;
import io.sluice.local.Ports;
import io.sluice.local.config.Configuration;
import io.sluice.local.records.RecordKeeping;
import io.sluice.schemas.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** What people meet of a run: records of what happened, alerts, and the page with its API. */
final class FrontDesk implements AutoCloseable {
    private final Alerting alerting;
    private final ApiPart api;

    private FrontDesk(Alerting alerting, ApiPart api) {
        this.alerting = alerting;
        this.api = api;
    }

    /**
     * Starts all of it, as configured. Trading waits for none of it. Records are kept until the platform is closed, so that
     * they hold its end, too.
     *
     * @param base timeframe of the candles that come in
     * @param live whether candles are expected as the wall clock goes
     * @throws PortTaken when a port is taken
     */
    static FrontDesk open(Configuration configuration, Platform platform, Ports ports, Timeframe base, boolean live) {
        RecordKeeping records = platform.keepRecords("sluice up");
        History history = records.archive().<History>map(ArchiveHistory::new).orElse(History.NONE);
        ApiPart api = ApiPart.start(configuration, platform, ports, base, history);
        try {
            return new FrontDesk(AlertingPart.start(configuration, platform, ports, api.gate(), live), api);
        } catch (RuntimeException failed) {
            api.close();
            throw failed;
        }
    }

    /** Where people find it, in lines for them. */
    List<String> whereabouts() {
        List<String> lines = new ArrayList<>(api.whereabouts());
        alerting.port().ifPresent(port -> lines.add("  alerts    ws://127.0.0.1:" + port + "/alerts"));
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        alerting.close();
        api.close();
    }
}
