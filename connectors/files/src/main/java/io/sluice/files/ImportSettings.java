package io.sluice.files;

import io.sluice.files.csv.FileFormat;
import io.sluice.market.Session;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What files do not say of themselves.
 *
 * @param instrument instrument of all files, as VENUE:SYMBOL; else each file's name gives its symbol
 * @param venue venue of symbols found in file names; else that of the format (BINANCE, MT5)
 * @param timeframe the timeframe to take; files of another one are passed over in folders and refused by name
 * @param zone zone of MetaTrader servers and of text times without one; Binance's times are always UTC
 * @param sessions when instruments trade, by VENUE:SYMBOL; one that is not here is taken to trade always
 * @param clock what now is; candles that close later are refused
 * @param from first open time that matters to whoever reads: of rows before it, none is told of as refused
 * @param to first open time that matters no longer
 */
public record ImportSettings(
        Optional<String> instrument,
        Optional<String> venue,
        Optional<Timeframe> timeframe,
        ZoneId zone,
        Map<String, Session> sessions,
        InstantSource clock,
        Instant from,
        Instant to) {
    /** Everything from the files, times in UTC, no session known, the system's clock. */
    public static final ImportSettings DEFAULT = new ImportSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            FileFormat.UTC,
            Map.of(),
            InstantSource.system(),
            Instant.MIN,
            Instant.MAX);

    /** @throws IllegalArgumentException when the instrument is not VENUE:SYMBOL */
    public ImportSettings {
        sessions = Map.copyOf(sessions);
        instrument.ifPresent(id -> {
            int colon = id.indexOf(':');
            if (colon < 1 || colon == id.length() - 1) {
                throw new IllegalArgumentException("instrument '" + id + "' must be VENUE:SYMBOL");
            }
        });
    }

    /** The same for one instrument. */
    public ImportSettings withInstrument(String id) {
        return new ImportSettings(Optional.of(id), venue, timeframe, zone, sessions, clock, from, to);
    }

    /** The same with a venue for symbols from file names. */
    public ImportSettings withVenue(String name) {
        return new ImportSettings(instrument, Optional.of(name), timeframe, zone, sessions, clock, from, to);
    }

    /** The same for one timeframe. */
    public ImportSettings withTimeframe(Timeframe wanted) {
        return new ImportSettings(instrument, venue, Optional.of(wanted), zone, sessions, clock, from, to);
    }

    /** The same with a server's zone. */
    public ImportSettings withZone(ZoneId server) {
        return new ImportSettings(instrument, venue, timeframe, server, sessions, clock, from, to);
    }

    /** The same with known sessions. */
    public ImportSettings withSessions(Map<String, Session> known) {
        return new ImportSettings(instrument, venue, timeframe, zone, known, clock, from, to);
    }

    /** The same for whoever reads a part only. Candles outside it are given all the same, as far as they are any. */
    public ImportSettings withRange(Instant first, Instant end) {
        return new ImportSettings(instrument, venue, timeframe, zone, sessions, clock, first, end);
    }

    /** Whether a row that opens then matters. */
    boolean holds(Instant opens) {
        return !opens.isBefore(from) && opens.isBefore(to);
    }

    /** The same with another clock. */
    public ImportSettings withClock(InstantSource now) {
        return new ImportSettings(instrument, venue, timeframe, zone, sessions, now, from, to);
    }
}
