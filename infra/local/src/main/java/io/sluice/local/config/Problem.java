package io.sluice.local.config;

/**
 * One thing wrong in a configuration file.
 *
 * @param path where it stands, for example {@code accounts[0].risk.maxLeverage}; empty for the file as a whole
 * @param line its line, from 1; 0 where there is none
 * @param message what is wrong, as the rest of the sentence that the path begins; never a secret
 */
public record Problem(String path, int line, String message) {
    @Override
    public String toString() {
        String where = line > 0 ? " (line " + line + ")" : "";
        return (path.isEmpty() ? "" : path + ": ") + message + where;
    }
}
