package io.sluice.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback interface that nobody listens on, for servers that must be told theirs before they start. They lie
 * below those that systems hand out to outgoing connections, which could take one in between. None is given twice in one JVM,
 * or even looked at again: classes of tests run side by side, and who was given one may be about to take it.
 */
public final class FreePorts {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    /** One. */
    public static int one() {
        return inARow(1);
    }

    /** The first of several in a row. */
    public static synchronized int inARow(int count) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            List<Integer> row = IntStream.range(first, first + count).boxed().toList();
            if (Collections.disjoint(GIVEN, row) && row.stream().allMatch(FreePorts::isFree)) {
                GIVEN.addAll(row);
                return first;
            }
        }
        throw new IllegalStateException(
                "no " + count + " free ports in a row found between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
