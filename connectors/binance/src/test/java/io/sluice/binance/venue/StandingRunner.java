package io.sluice.binance.venue;

import io.sluice.connector.runner.OrderRunner;
import io.sluice.connector.runner.RunnerListener;
import io.sluice.connector.runner.RunnerStep;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A runner in a process of its own, of whose calls every other one stands still for a while before it leaves, so that the
 * process can be stopped there.
 */
final class StandingRunner {
    /** Each time that it agrees with the venue anew; the number of the time follows. */
    static final String AGREES = "AGREES ";

    /** Each time that as many calls as there are accounts have begun; the number of the time follows. */
    static final String STANDS = "STANDS ";

    private static final Duration STAND_STILL = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 20;

    private StandingRunner() {}

    /** Takes the words of a {@link RunnerPlan}. */
    public static void main(String[] arguments) throws InterruptedException {
        RunnerPlan plan = RunnerPlan.parse(arguments);
        SchemaRegistryClient client = new SchemaRegistryClient(RegistryConfig.of(plan.registry()));
        OrderRunner runner = plan.start(null, client, standing(plan.accounts()));
        boolean agreed = false;
        for (int times = 0; ; Thread.sleep(LOOK_MILLIS)) {
            boolean agrees = runner.isSynchronised();
            if (agrees && !agreed) {
                times++;
                System.out.println(AGREES + times);
            }
            agreed = agrees;
        }
    }

    private static RunnerListener standing(int accounts) {
        AtomicInteger begun = new AtomicInteger();
        return step -> {
            if (step != RunnerStep.CALLING) {
                return;
            }
            int call = begun.incrementAndGet();
            if (call % accounts == 0) {
                System.out.println(STANDS + call / accounts);
            }
            if (call % 2 == 0) {
                try {
                    Thread.sleep(STAND_STILL);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
