package io.sluice.story;

/** A story as lines for people. */
public final class StoryText {
    private static final String INDENT = "    ";

    private StoryText() {}

    public static String of(Story story) {
        StringBuilder text = new StringBuilder();
        text.append("The story of ").append(words(story.kind())).append(' ').append(story.id());
        for (Chapter chapter : story.chapters()) {
            text.append("\n\n").append(chapter.time()).append("  ").append(words(chapter.kind()));
            text.append("\n  ").append(chapter.title());
            chapter.text()
                    .lines()
                    .forEach(line -> text.append('\n').append(INDENT).append(line));
        }
        return text.toString();
    }

    private static String words(ChapterKind kind) {
        return switch (kind) {
            case CANDLE -> "candle";
            case SIGNAL -> "signal";
            case COMMAND -> "operator";
            case DECISION -> "decision";
            case ORDER -> "order";
            case ORDER_EVENT -> "order event";
            case FILL -> "fill";
            case POSITION -> "position";
            case ALERT -> "alert";
        };
    }
}
