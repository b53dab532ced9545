/**
 * X-EXPLAIN: the whole story of a signal, a decision, an order, a fill or an alert, in the order in which one thing led to
 * the next. {@link io.sluice.story.StoryReader} finds the records in the topics, {@link io.sluice.story.StoryBuilder} makes
 * the story of them, without Kafka.
 */
@NullMarked
package io.sluice.story;

import org.jspecify.annotations.NullMarked;
