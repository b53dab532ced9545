package io.sluice.schemas.serde;

import java.util.List;

/**
 * A registry's answer to "may this schema be the next version?".
 *
 * @param compatible whether it may
 * @param messages what stands in the way, in the registry's words; empty when compatible
 */
public record CompatibilityVerdict(boolean compatible, List<String> messages) {
    public CompatibilityVerdict {
        messages = List.copyOf(messages);
    }
}
