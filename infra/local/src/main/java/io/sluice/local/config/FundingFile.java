package io.sluice.local.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.venue.FundingRates;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recorded funding rates of one instrument in a file: CSV with a header, as Binance publishes it or with columns of the
 * names below, or a JSON list of rows that begin with the time and the rate. Times are milliseconds since 1970, UTC.
 *
 * @param path where it is
 * @param rates what it says
 */
record FundingFile(Path path, FundingRates rates) {
    static final Kind<FundingFile> KIND = Kinds.parsed(
            "file of funding rates", FundingFile::read, file -> file.path().toString());

    private static final List<String> TIME = List.of("calc_time", "fundingtime", "time");
    private static final List<String> RATE = List.of("last_funding_rate", "fundingrate", "rate");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** @throws IllegalArgumentException ending the sentence "value …" with what is wrong and where */
    private static FundingFile read(String name) {
        Path path = Path.of(name);
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            NavigableMap<Instant, BigDecimal> rates = text.startsWith("[") ? json(text) : csv(text);
            if (rates.isEmpty()) {
                throw new IllegalArgumentException("has no funding rates");
            }
            return new FundingFile(path, new FundingRates(rates));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("is not JSON: " + malformed.getOriginalMessage(), malformed);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    Files.exists(path) ? "cannot be read: " + unreadable : "does not exist", unreadable);
        }
    }

    private static NavigableMap<Instant, BigDecimal> json(String text) throws JsonProcessingException {
        NavigableMap<Instant, BigDecimal> rates = new TreeMap<>();
        int row = 0;
        for (JsonNode each : JSON.readTree(text)) {
            row++;
            if (!each.path(0).isIntegralNumber() || !each.path(1).isNumber()) {
                throw new IllegalArgumentException("row " + row + " does not begin with a time and a rate");
            }
            put(rates, "row " + row, each.path(0).longValue(), each.path(1).decimalValue());
        }
        return rates;
    }

    private static NavigableMap<Instant, BigDecimal> csv(String text) {
        List<String> lines = text.lines().toList();
        List<String> header =
                lines.isEmpty() ? List.of() : cells(lines.getFirst().toLowerCase(Locale.ROOT));
        int time = column(header, TIME);
        int rate = column(header, RATE);
        NavigableMap<Instant, BigDecimal> rates = new TreeMap<>();
        for (int line = 1; line < lines.size(); line++) {
            List<String> cells = cells(lines.get(line));
            String where = "line " + (line + 1);
            try {
                put(rates, where, Long.parseLong(cells.get(time)), new BigDecimal(cells.get(rate)));
            } catch (NumberFormatException | IndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException(where + " has no time and rate: " + lines.get(line), wrong);
            }
        }
        return rates;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static int column(List<String> header, List<String> names) {
        return names.stream()
                .map(header::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "has no column " + names.stream().collect(Collectors.joining(", or "))));
    }

    private static void put(NavigableMap<Instant, BigDecimal> rates, String where, long millis, BigDecimal rate) {
        if (rates.put(Instant.ofEpochMilli(millis), rate) != null) {
            throw new IllegalArgumentException(where + " repeats the time " + millis);
        }
    }
}
