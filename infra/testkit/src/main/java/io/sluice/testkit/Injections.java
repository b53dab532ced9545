package io.sluice.testkit;

/** How many faults a row of the fault matrix injects: ten in each build, and as many as one wants by {@value #PROPERTY}. */
public final class Injections {
    /** {@code -Dsluice.injections=200} injects 200 faults in each row. */
    public static final String PROPERTY = "sluice.injections";

    private static final int USUAL = 10;

    private Injections() {}

    /** Ten unless the property says otherwise. */
    public static int count() {
        return Integer.getInteger(PROPERTY, USUAL);
    }
}
