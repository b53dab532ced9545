package io.sluice.files.check;

import io.sluice.schemas.RejectReason;

/**
 * Why one row was not let in.
 *
 * @param reason the class of the fault
 * @param detail the fault in words, with its figures
 */
public record Refusal(RejectReason reason, String detail) {}
