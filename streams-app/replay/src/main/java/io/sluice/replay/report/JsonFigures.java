package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.metrics.TradeFigures;
import io.sluice.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes single figures: exact ones with all their digits, undefined ones as null. */
record JsonFigures(JsonGenerator json) {

    JsonFigures text(String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
        return this;
    }

    JsonFigures number(String name, double value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonFigures number(String name, OptionalDouble value) throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeNumber(value.getAsDouble());
        } else {
            json.writeNull();
        }
        return this;
    }

    JsonFigures count(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonFigures exact(String name, BigDecimal value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(FillAssumptions.plain(value));
        return this;
    }

    JsonFigures money(String name, Money value) throws IOException {
        return exact(name, value.value());
    }

    /** To the millisecond. */
    JsonFigures seconds(String name, Duration value) throws IOException {
        return exact(name, BigDecimal.valueOf(value.toMillis(), 3));
    }

    /** The fields of a set of trades, without the object around them. */
    void trades(TradeFigures figures) throws IOException {
        count("trades", figures.trades());
        count("wins", figures.wins());
        count("losses", figures.losses());
        number("winRate", figures.winRate());
        number("profitFactor", figures.profitFactor());
        number("expectancy", figures.expectancy());
        number("averageWin", figures.averageWin());
        number("averageLoss", figures.averageLoss());
        count("longestLosingRun", figures.longestLosingRun());
        seconds("averageHoldingSeconds", figures.averageHoldingTime());
        money("gross", figures.gross());
        money("fees", figures.fees());
        money("funding", figures.funding());
        money("net", figures.net());
        money("slippage", figures.slippage());
    }

    /** A verdict as an object. */
    void verdict(GateVerdict verdict) throws IOException {
        json.writeStartObject();
        text("subject", verdict.subject());
        json.writeBooleanField("go", verdict.go());
        json.writeArrayFieldStart("criteria");
        for (Criterion criterion : verdict.criteria()) {
            json.writeStartObject();
            text("name", criterion.name());
            number("figure", criterion.figure());
            text("comparison", criterion.comparison().name());
            number("threshold", criterion.threshold());
            json.writeBooleanField("passed", criterion.passed());
            text("reason", criterion.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
