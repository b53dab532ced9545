package io.sluice.api.push;

import org.jspecify.annotations.Nullable;

/**
 * Something that changed.
 *
 * @param type what
 * @param key what it is the latest of, where its type is one of which the latest wins; else its own id
 * @param account whom it concerns; null for everyone
 * @param instrument what it concerns; null for everything
 * @param data JSON
 */
public record Change(
        ChangeType type,
        String key,
        @Nullable String account,
        @Nullable String instrument,
        String data) {}
