package io.sluice.local.up;

import io.sluice.broker.BrokerStartException;
import io.sluice.broker.DataDirectoryInUseException;
import io.sluice.broker.PortTakenException;
import io.sluice.local.command.CommandFailed;
import io.sluice.schemas.registry.RegistryStartException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Why a broker or registry inside this process could not be started, told so that people know what to do. */
public final class StartFailures {
    private StartFailures() {}

    /**
     * Does work that may start them.
     *
     * @param dataDir folder of what they keep
     * @throws CommandFailed when they could not be started
     */
    public static <T> T told(Path dataDir, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataDirectoryInUseException inUse) {
            throw CommandFailed.because(runsAlready(dataDir, inUse), inUse);
        } catch (PortTakenException taken) {
            throw CommandFailed.because(portTaken(taken.port()), taken);
        } catch (PortTaken taken) {
            throw CommandFailed.because(portTaken(taken.port()), taken);
        } catch (BrokerStartException | RegistryStartException notUsable) {
            throw CommandFailed.because(notUsable.getMessage(), notUsable);
        }
    }

    private static String runsAlready(Path dataDir, DataDirectoryInUseException inUse) {
        String process = inUse.pid().isPresent() ? " (process " + inUse.pid().getAsLong() + ")" : "";
        return "Sluice runs on " + dataDir + " already" + process
                + ". Stop that one, or run another beside it with --data-dir DIR and --port-base PORT.";
    }

    private static String portTaken(int port) {
        return "Port " + port + " is taken by another program. Choose others with --port-base PORT: Kafka listens on"
                + " PORT, the registry on PORT+1, the WebSocket of alerts on PORT+2.";
    }
}
