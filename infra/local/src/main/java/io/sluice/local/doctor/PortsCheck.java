package io.sluice.local.doctor;

import io.sluice.local.Ports;
import java.util.List;
import java.util.stream.IntStream;

/** Whether the ports of the embedded servers are free for the next start. */
public final class PortsCheck implements Check {
    private final Ports ports;
    private final boolean running;

    /** @param running whether they are in use by what is being examined */
    public PortsCheck(Ports ports, boolean running) {
        this.ports = ports;
        this.running = running;
    }

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public List<Finding> look() {
        if (running) {
            return Finding.skipped(name(), "in use by the cluster that runs", "");
        }
        int[] wanted = {ports.kafka(), ports.registry()};
        List<String> taken = IntStream.of(wanted)
                .filter(port -> !Ports.isFree(port))
                .mapToObj(Integer::toString)
                .toList();
        if (taken.isEmpty()) {
            return Finding.ok(name(), ports.kafka() + " (Kafka) and " + ports.registry() + " (registry) are free");
        }
        return Finding.problem(
                name(),
                String.join(" and ", taken) + " taken by another program",
                "Start with --port-base N, for example --port-base 19092.");
    }
}
