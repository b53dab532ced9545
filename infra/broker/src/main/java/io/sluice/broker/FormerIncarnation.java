package io.sluice.broker;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;

/**
 * The broker that ran on this folder before. If it was killed, the metadata still calls it alive and leader of all
 * partitions, until its session expires. Kafka's broker, started meanwhile, takes itself for that leader and goes on with the
 * transactions that were being completed: it sends their end marks to where the former broker listened. When the session
 * expires there is no leader for a moment, and marks that could not be delivered until then are dropped as if their
 * partitions had been deleted (TransactionMarkerChannelManager, Kafka 4.3.1). Such a transaction counts as complete, but
 * its group's offsets stay pending for ever.
 *
 * <p>Here it is known that the former broker is dead: the folder's lock is ours. So its registration is removed before
 * the new one starts, which then also has nothing to wait for.
 */
final class FormerIncarnation {
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_ELECTION = Duration.ofSeconds(60);

    private FormerIncarnation() {}

    /**
     * Returns when the metadata knows of no broker.
     *
     * @throws BrokerStartException when the controller does not become active, or refuses
     */
    static void forget(Controller controller) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_ELECTION.toNanos();
        while (!forgotten(controller)) {
            if (System.nanoTime() - deadline > 0) {
                throw new BrokerStartException("the controller did not become active within " + LONGEST_ELECTION, null);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** False while the controller is not active yet. */
    private static boolean forgotten(Controller controller) {
        ControllerRequestContext ourselves =
                new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
        try {
            controller.unregisterBroker(ourselves, NodeConfiguration.NODE_ID).join();
            return true;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof NotControllerException) {
                return false;
            }
            if (failed.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            throw new BrokerStartException(
                    "the controller refuses to forget the former broker: " + failed.getCause(), failed.getCause());
        } catch (CancellationException stopping) {
            throw new BrokerStartException("the controller stops", stopping);
        }
    }
}
