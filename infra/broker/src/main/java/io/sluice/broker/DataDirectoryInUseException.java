package io.sluice.broker;

import java.io.Serial;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Another broker, in this process or another, holds the data folder. */
public final class DataDirectoryInUseException extends BrokerStartException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path dataDirectory;
    private final transient OptionalLong pid;

    DataDirectoryInUseException(Path dataDirectory, OptionalLong pid) {
        super(dataDirectory + " is in use by another broker"
                + (pid.isPresent() ? " (process " + pid.getAsLong() + ")" : "")
                + "; stop that one or choose another folder");
        this.dataDirectory = dataDirectory;
        this.pid = pid;
    }

    /** The folder that was asked for. */
    public Path dataDirectory() {
        return dataDirectory;
    }

    /** The process that holds it, if it has said so. */
    public OptionalLong pid() {
        return pid;
    }
}
