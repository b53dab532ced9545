package io.sluice.schemas.catalogue;

import java.util.regex.Pattern;

/**
 * The environment that prefixes every name on a cluster (C-NAMESPACE): {@code paper.candles.5m}, {@code live.fills}. Two
 * namespaces never share a topic, a consumer group or a transactional id.
 *
 * @param name lower-case letters, digits and hyphens, starting with a letter, at most 40 characters; no dot, so that
 *     the prefix of a name is never ambiguous
 */
public record Namespace(String name) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException when the name has other characters or is too long */
    public Namespace {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("namespace '" + name
                    + "' must be 1 to 40 lower-case letters, digits or hyphens and start with a letter");
        }
    }

    /** The full name of something in this namespace. */
    public String prefix(String local) {
        return name + "." + local;
    }

    @Override
    public String toString() {
        return name;
    }
}
