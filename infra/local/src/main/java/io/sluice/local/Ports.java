package io.sluice.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/**
 * The ports on which one process listens.
 *
 * @param kafka of the embedded broker
 * @param registry of the embedded schema registry
 */
public record Ports(int kafka, int registry) {
    /** Where Kafka's and the registry's users look first. */
    public static final Ports USUAL = new Ports(9092, 8081);

    private static final int USUAL_ALERTS = 8_765;
    private static final int USUAL_API = 8_080;
    private static final int LOWEST = 1_024;
    private static final int HIGHEST = 65_535;

    /** @throws IllegalArgumentException for a port that is not between 1,024 and 65,535 */
    public Ports {
        check(kafka);
        check(registry);
    }

    /** The usual ports, or ports one after the other from a base. */
    public static Ports from(OptionalInt base) {
        return base.isEmpty() ? USUAL : new Ports(base.getAsInt(), base.getAsInt() + 1);
    }

    /** Of the WebSocket of alerts, where the configuration names none. */
    public int alerts() {
        return equals(USUAL) ? USUAL_ALERTS : registry + 1;
    }

    /** Of REST, streams and the operator's page, where the configuration names none. */
    public int api() {
        return equals(USUAL) ? USUAL_API : registry + 2;
    }

    /** Whether nobody on this machine listens on a port yet. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void check(int port) {
        if (port < LOWEST || port > HIGHEST) {
            throw new IllegalArgumentException("port " + port + " is not between " + LOWEST + " and " + HIGHEST);
        }
    }
}
