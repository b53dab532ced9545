package io.sluice.schemas.registry;

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
     * Writes an entry and, when it is kept, hands over all entries up to it and itself.
     *
     * @throws RegistryFault as above; the entry may then be kept or not, {@link #catchUp} will tell
     */
    void append(LogEntry entry, Consumer<LogEntry> reader);

    @Override
    void close();
}
