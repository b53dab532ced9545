package io.sluice.delivery.fold;

import java.util.Arrays;

/** Why a recipient was not reached: the first word of a record's detail, so that a restart knows it. */
enum Failure {
    UNSENT,
    UNCERTAIN,
    REFUSED;

    private static final String MARK = ": ";

    String detail(String why) {
        return name() + MARK + why;
    }

    /** What somebody wrote who knew more kinds counts as uncertain. */
    static Failure of(String detail) {
        return Arrays.stream(values())
                .filter(each -> detail.startsWith(each.name() + MARK))
                .findFirst()
                .orElse(UNCERTAIN);
    }
}
