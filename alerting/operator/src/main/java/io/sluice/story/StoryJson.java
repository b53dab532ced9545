package io.sluice.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.serde.ExactJson;

/** A story as JSON: {@code {id, kind, chapters: [{time, kind, topic, title, text, record}]}}. */
public final class StoryJson {
    private StoryJson() {}

    /** A tree, to be printed with {@link io.sluice.schemas.serde.RecordJson#render(com.fasterxml.jackson.databind.JsonNode)}. */
    public static ObjectNode toNode(Story story) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", story.id()).put("kind", story.kind().name());
        ArrayNode chapters = node.putArray("chapters");
        for (Chapter chapter : story.chapters()) {
            ObjectNode each = chapters.addObject();
            each.put("time", ExactJson.text(chapter.time()))
                    .put("kind", chapter.kind().name())
                    .put("topic", chapter.topic())
                    .put("title", chapter.title())
                    .put("text", chapter.text());
            each.set("record", ExactJson.toNode(chapter.record()));
        }
        return node;
    }
}
