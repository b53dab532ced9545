package io.sluice.local.doctor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what a cluster says, but not for long. */
final class Answers {
    private static final long PATIENCE_SECONDS = 8;

    private Answers() {}

    /** @throws NoAnswerException when it does not come */
    static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new NoAnswerException(refused.getCause().getMessage(), refused.getCause());
        } catch (TimeoutException silent) {
            throw new NoAnswerException("nothing came within " + PATIENCE_SECONDS + " s", silent);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
