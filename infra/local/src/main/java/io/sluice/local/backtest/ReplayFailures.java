package io.sluice.local.backtest;

import io.sluice.detect.DetectorFailure;
import io.sluice.local.command.CommandFailed;
import java.io.IOException;

/** Why candles were not played to their end, told so that people know what to do. Then there is no result. */
public final class ReplayFailures {
    private ReplayFailures() {}

    /** Work that reads candles, and may write tables. */
    public interface Reading<T> {
        T result() throws IOException, InterruptedException;
    }

    /** @throws CommandFailed when it does not come to its end */
    public static <T> T told(Reading<T> reading) {
        try {
            return reading.result();
        } catch (UnwritableTable refused) {
            throw CommandFailed.because("There is no result: " + refused.getMessage(), refused);
        } catch (IOException unreadable) {
            throw CommandFailed.because(
                    "The history cannot be read to its end, so there is no result: " + unreadable.getMessage(),
                    unreadable);
        } catch (DetectorFailure failure) {
            throw CommandFailed.because("There is no result: " + failure.getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Stopped before the end: there is no result.", stopped);
        }
    }
}
