package io.sluice.local.backtest;

import io.sluice.history.parquet.Column;
import io.sluice.history.parquet.DuckDb;
import io.sluice.history.parquet.ParquetTable;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An account's decisions as a Parquet table, written as they come by a thread of its own: an account is folded by one thread,
 * which all else waits for, and writing down what it decided would take a fifth of its time.
 */
final class DecisionTable implements Closeable {
    /** At most twice as many are in memory: those that are written and those that come meanwhile. */
    private static final int HANDED_OVER = 512;

    private static final long MOST_SECONDS_TO_END = 60;

    private static final List<Column> COLUMNS = List.of(
            Column.ofInstants("time"),
            Column.ofTexts("id"),
            Column.ofTexts("signalId"),
            Column.ofTexts("instrument"),
            Column.ofTexts("action"),
            Column.ofBooleans("approved"),
            Column.ofTexts("rejectedBy"),
            Column.ofTexts("pattern"),
            Column.ofDecimals("quantity", Money.SCALE),
            Column.ofDecimals("price", Money.SCALE),
            Column.ofDecimals("stopRisk", Money.SCALE));

    private final ParquetTable table;
    private final ExecutorService writer;
    private List<RiskDecision> next = new ArrayList<>(HANDED_OVER);
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    /** @throws IOException when the file's folder cannot be written */
    DecisionTable(DuckDb duckDb, Path file) throws IOException {
        table = ParquetTable.create(duckDb, file, COLUMNS);
        writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("decision-table").factory());
    }

    /** @throws IOException when an earlier one could not be written */
    void add(RiskDecision decision) throws IOException {
        next.add(decision);
        if (next.size() == HANDED_OVER) {
            handOver();
        }
    }

    private void handOver() throws IOException {
        awaitWriter();
        List<RiskDecision> decisions = next;
        next = new ArrayList<>(HANDED_OVER);
        writing = CompletableFuture.runAsync(() -> write(decisions), writer);
    }

    private void awaitWriter() throws IOException {
        try {
            writing.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException refused) {
                throw refused.getCause();
            }
            throw failed;
        }
    }

    private void write(List<RiskDecision> decisions) {
        try {
            for (RiskDecision decision : decisions) {
                write(decision);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void write(RiskDecision decision) throws IOException {
        TradeIntent intent = decision.getIntent();
        table.add(decision.getTime())
                .add(decision.getId())
                .add(decision.getSignalId())
                .add(intent.getInstrument())
                .add(intent.getAction().name())
                .add(decision.getApproved())
                .add(rejectedBy(decision))
                .add(intent.getPattern() == null ? null : intent.getPattern().name())
                .add(intent.getQuantity())
                .add(intent.getPrice())
                .add(intent.getStopRisk())
                .endRow();
    }

    private static String rejectedBy(RiskDecision decision) {
        if (decision.getApproved()) {
            return null;
        }
        StringJoiner codes = new StringJoiner(" ");
        for (Verdict verdict : decision.getVerdicts()) {
            if (verdict.getOutcome() == Outcome.REJECT) {
                codes.add(verdict.getCode());
            }
        }
        return codes.toString();
    }

    /**
     * Writes the rest and puts the file in place.
     *
     * @throws IOException when the disk does not take it
     */
    void commit() throws IOException {
        handOver();
        awaitWriter();
        table.commit();
    }

    @Override
    public void close() throws IOException {
        writer.shutdown();
        try {
            // Whoever closes the table below the writer would take it away from native code.
            if (!writer.awaitTermination(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IOException("decisions are still being written");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while decisions are being written", interrupted);
        }
        table.close();
    }
}
