package io.sluice.story;

import java.util.List;

/**
 * What led to something, and what came of it.
 *
 * @param id what was asked for
 * @param kind what that is
 * @param chapters in causal order
 */
public record Story(String id, ChapterKind kind, List<Chapter> chapters) {
    public Story {
        chapters = List.copyOf(chapters);
    }
}
