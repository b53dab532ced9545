package io.sluice.api.route;

import io.sluice.api.access.Fault;
import io.sluice.api.view.JsonText;
import io.sluice.schemas.serde.ExactJson;
import io.sluice.story.Chapter;
import io.sluice.story.Story;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** The whole story of something that happened (X-EXPLAIN). Few at a time: a story is looked for in the topics. */
final class Stories {
    private static final int AT_ONCE = 2;
    private static final int LONGEST_ID = 60;

    private final Function<String, Optional<Story>> reader;
    private final Semaphore seats = new Semaphore(AT_ONCE);

    /** @param reader finds the story of an id */
    Stories(Function<String, Optional<Story>> reader) {
        this.reader = reader;
    }

    List<Route> routes() {
        return List.of(Route.get(
                RouteTable.API + "/stories/{id}",
                Access.VIEWER,
                "The whole story of a signal, decision, order, fill, alert or command, as it happened.",
                List.of(),
                "Story",
                this::story));
    }

    private Answer story(Request request) {
        String id = request.path("id");
        if (id.length() > LONGEST_ID) {
            throw Fault.notFound("nothing of this id is known");
        }
        if (!seats.tryAcquire()) {
            throw Fault.of(429, "Too many requests", AT_ONCE + " stories are being looked for already; ask again soon");
        }
        try {
            return Answer.json(json(reader.apply(id).orElseThrow(() -> Fault.notFound("nothing of this id is known"))));
        } catch (KafkaException away) {
            throw Fault.of(503, "Service unavailable", "the cluster does not answer at the moment");
        } finally {
            seats.release();
        }
    }

    private static String json(Story story) {
        return "{\"id\":" + JsonText.quoted(story.id()) + ",\"kind\":\"" + story.kind()
                + "\",\"chapters\":"
                + story.chapters().stream().map(Stories::json).collect(Collectors.joining(",", "[", "]")) + "}";
    }

    private static String json(Chapter chapter) {
        return "{\"time\":\"" + ExactJson.text(chapter.time()) + "\",\"kind\":\"" + chapter.kind() + "\",\"topic\":"
                + JsonText.quoted(chapter.topic()) + ",\"title\":" + JsonText.quoted(chapter.title()) + ",\"text\":"
                + JsonText.quoted(chapter.text()) + ",\"record\":" + ExactJson.render(chapter.record()) + "}";
    }
}
