package io.sluice.order;

/**
 * Why a venue would refuse an order, known before it is sent.
 *
 * @param code stable code, for example LOT_SIZE
 * @param text the rule and the figure that breaks it, in words
 */
public record RuleBreach(String code, String text) {}
