package io.sluice.local.live;

import java.util.Optional;

/** One venue at work. It comes to itself when the venue is away for a time; nothing else stops because of it. */
interface VenuePart extends AutoCloseable {
    /** What has changed since this was last asked, as a line for people; asked each second by one thread. */
    Optional<String> change();

    /** Lets go of the venue. Cancels nothing there. */
    @Override
    void close();
}
