package io.sluice.local.command;

/** A command cannot do its work. The message is for people: what is the matter, and what to do. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailed(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** It could not be done. */
    public static CommandFailed because(String message) {
        return new CommandFailed(ExitCode.FAILED, message, null);
    }

    /** It could not be done. */
    public static CommandFailed because(String message, Throwable cause) {
        return new CommandFailed(ExitCode.FAILED, message, cause);
    }

    /** It was asked for in a way that makes no sense. */
    public static CommandFailed wrongUsage(String message) {
        return new CommandFailed(ExitCode.WRONG_USAGE, message, null);
    }

    /** It was done, and what was judged did not pass. */
    public static CommandFailed refused(String message) {
        return new CommandFailed(ExitCode.REFUSED, message, null);
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
