package io.sluice.schemas.registry;

import java.util.List;
import java.util.function.Consumer;

/** An ordered log of entries with one writer. Not safe for several threads at once. */
interface SchemaLog extends AutoCloseable {
    /**
     * Hands over all entries not handed over yet, in order.
     *
     * @throws RegistryFault {@link RegistryError#STORE_FAILED} or {@link RegistryError#STORE_TIMED_OUT}
     */
    void catchUp(Consumer<LogEntry> reader);

    /**
     * Writes entries, at least one, and, when they are kept, hands over all entries up to the last of them.
     *
     * @throws RegistryFault as above; each entry may then be kept or not, {@link #catchUp} will tell
     */
    void append(List<LogEntry> entries, Consumer<LogEntry> reader);

    @Override
    void close();
}
