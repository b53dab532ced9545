package io.sluice.story;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of a story.
 *
 * @param time when it happened
 * @param kind what it is about
 * @param topic catalogue name of the topic it was read from
 * @param title one line for people
 * @param text more lines for people; empty where the title says it all
 * @param record the record itself
 */
public record Chapter(Instant time, ChapterKind kind, String topic, String title, String text, SpecificRecord record) {}
