package io.sluice.local.command;

/** What a command's end tells scripts. */
public enum ExitCode {
    /** All done. */
    DONE(0),
    /** It could not be done. */
    FAILED(1),
    /** The command line or the configuration is wrong; nothing was tried. */
    WRONG_USAGE(2),
    /** It was done, and what was judged did not pass. */
    REFUSED(3);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
