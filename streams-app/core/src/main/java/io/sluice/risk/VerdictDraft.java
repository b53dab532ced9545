package io.sluice.risk;

import io.sluice.schemas.Outcome;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** A verdict being written: figures first, then the answer. */
public final class VerdictDraft {
    private final RiskCheck check;
    private final Figures figures = new Figures();

    private VerdictDraft(RiskCheck check) {
        this.check = check;
    }

    public static VerdictDraft of(RiskCheck check) {
        return new VerdictDraft(check);
    }

    /** What a check says that was not asked. */
    public static Verdict notApplicable(RiskCheck check) {
        return new Verdict(check.code(), Outcome.NOT_APPLICABLE, List.of(), null);
    }

    /** The same with the reason why it was not asked. */
    public static Verdict notApplicable(RiskCheck check, String detail) {
        return new Verdict(check.code(), Outcome.NOT_APPLICABLE, List.of(), detail);
    }

    /** A pass of a check that compares no figures. */
    public static Verdict passed(RiskCheck check) {
        return new Verdict(check.code(), Outcome.PASS, List.of(), null);
    }

    public VerdictDraft with(String name, BigDecimal value) {
        figures.add(name, value);
        return this;
    }

    public VerdictDraft with(String name, Money value) {
        figures.add(name, value);
        return this;
    }

    public VerdictDraft with(String name, Quantity value) {
        figures.add(name, value);
        return this;
    }

    public VerdictDraft with(String name, Price value) {
        figures.add(name, value);
        return this;
    }

    public VerdictDraft with(String name, long value) {
        figures.add(name, value);
        return this;
    }

    /** In seconds. */
    public VerdictDraft with(String name, Duration value) {
        figures.add(name, value);
        return this;
    }

    /** A quotient, which is not divided before somebody reads it. */
    public VerdictDraft with(String name, Money dividend, Money divisor) {
        figures.add(name, new Figures.Quotient(dividend, divisor));
        return this;
    }

    /** Passes, or has the check's consequence. */
    public Verdict passWhen(boolean holds) {
        return new Verdict(check.code(), holds ? Outcome.PASS : refusal(), figures, null);
    }

    /** Passes, or has the check's consequence with what figures cannot say. */
    public Verdict passWhen(boolean holds, String detail) {
        return new Verdict(check.code(), holds ? Outcome.PASS : refusal(), figures, holds ? null : detail);
    }

    /** Passes, or has the check's consequence; with the same words either way. */
    public Verdict answer(boolean holds, String detail) {
        return new Verdict(check.code(), holds ? Outcome.PASS : refusal(), figures, detail);
    }

    /** Rejects, whatever the check's consequence is, because an input is missing or stale. */
    public Verdict missing(String detail) {
        return new Verdict(check.code(), Outcome.REJECT, figures, detail);
    }

    /** Warns because an input is missing that matters little for this intent. */
    public Verdict warning(String detail) {
        return new Verdict(check.code(), Outcome.WARN, figures, detail);
    }

    private Outcome refusal() {
        return check.consequence() == RiskCheck.Consequence.BLOCKS ? Outcome.REJECT : Outcome.WARN;
    }
}
