package io.sluice.local.doctor;

import java.util.List;

/** Whether this Java is new enough, and has room. */
public final class JavaCheck implements Check {
    private static final int OLDEST = 21;
    private static final long LEAST_HEAP_MIB = 200;
    private static final long MIB = 1 << 20;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<Finding> look() {
        long heap = Runtime.getRuntime().maxMemory() / MIB;
        String seen = "Java %s, %d processors, up to %d MiB of heap"
                .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors(), heap);
        if (Runtime.version().feature() < OLDEST) {
            return Finding.problem(name(), seen, "Install JDK " + OLDEST + " or newer and set JAVA_HOME to it.");
        }
        if (heap < LEAST_HEAP_MIB) {
            return Finding.problem(name(), seen, "Give it at least " + LEAST_HEAP_MIB + " MiB with -Xmx.");
        }
        return Finding.ok(name(), seen);
    }
}
