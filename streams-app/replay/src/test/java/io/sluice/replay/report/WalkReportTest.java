package io.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.Coins;
import io.sluice.replay.rigour.WalkForward.Window;
import io.sluice.replay.walk.AccountWalk;
import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.FiguresOf;
import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Sensitivity;
import io.sluice.replay.walk.Trial;
import io.sluice.replay.walk.WindowResult;
import io.sluice.value.Money;
import io.sluice.venue.PaperSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkReportTest {
    private static final Parameter STOP = new Parameter("accounts.a<b.risk.stopAtr", List.of("1", "2"));
    private static final Figures GOOD = FiguresOf.of(OptionalDouble.of(2), 8, 0.04, true);
    private static final Figures BAD = FiguresOf.of(OptionalDouble.of(-1), 3, -0.01, false);

    @Test
    @DisplayName(
            "B-REPORT B-WALK the page shows the verdict out of sample first, then every window with what was chosen")
    void the_page_shows_verdict_and_windows() throws IOException {
        StringWriter html = new StringWriter();
        WalkReport.html(walk(), html);

        assertThat(html.toString())
                .containsSubsequence(
                        "Sluice walk-forward, out of sample",
                        "strategy: no-go",
                        "Rolling, 4w of training, then 1w of test: 2 windows.",
                        "Tried: accounts.a&lt;b.risk.stopAtr 1, 2.",
                        "<h2>Windows</h2>",
                        "2024-01-01 to 2024-01-28",
                        "2024-01-29 06:00 to 2024-02-05",
                        "<td>2</td><td>2.00</td><td>4.00 %</td><td>8</td><td>-1.00</td><td>-1.00 %</td>",
                        "<td>closed 1</td>",
                        "<td>configured</td><td>–</td><td>–</td><td>–</td><td>–</td>",
                        "<td>no candle</td>",
                        "<h2>Equity, USD</h2>")
                .doesNotContain("a<b");
    }

    @Test
    @DisplayName("B-REPORT B-WALK the JSON document has windows, trials and the whole result out of sample")
    void the_json_has_windows_and_trials() throws IOException {
        StringWriter json = new StringWriter();
        WalkReport.json(walk(), json);

        assertThat(json.toString())
                .startsWith("{\n  \"format\" : \"sluice-walk/1\",\n  \"go\" : false,")
                .containsSubsequence(
                        "\"windows\" : \"Rolling, 4w of training, then 1w of test\"",
                        "\"purgeSeconds\" : 86400",
                        "\"embargoSeconds\" : 21600",
                        "\"objective\" : \"sharpe\"",
                        "\"parameters\" : {\n      \"accounts.a<b.risk.stopAtr\" : [ \"1\", \"2\" ]",
                        "\"trainTo\" : \"2024-01-28T00:00:00Z\"",
                        "\"trial\" : 2",
                        "\"flattened\" : 1",
                        "\"outOfSample\" : null",
                        "\"trials\" : [",
                        "\"outOfSample\" : {",
                        "\"format\" : \"sluice-backtest/1\"");
    }

    @Test
    @DisplayName(
            "B-REPORT B-RIGOUR sensitivity shows a line for one parameter, a map for two, and says what is impossible")
    void sensitivity_shows_a_line_or_a_map() throws IOException {
        Parameter fee = new Parameter("paper.takerFee", List.of("0", "0.1"));

        String line = sensitivity(List.of(STOP), GOOD, BAD);
        String map = sensitivity(List.of(STOP, fee), GOOD, BAD, null, FiguresOf.sharpe(0.5));

        assertThat(line)
                .contains("<path class=\"line\" d=\"M0.0 0.0L1000.0 300.0\"/>")
                .doesNotContain("(down)");
        assertThat(map)
                .contains(
                        "accounts.a&lt;b.risk.stopAtr (down) and paper.takerFee (across)",
                        "<td class=\"gain\" style=\"--s:50%\">2.00 configured</td>",
                        "<td class=\"loss\" style=\"--s:28%\">-1.00</td>",
                        "<td>impossible</td>")
                .doesNotContain("class=\"line\"");
    }

    private static String sensitivity(List<Parameter> parameters, @Nullable Figures... figures) throws IOException {
        List<Sensitivity.Point> points = Arrays.stream(new Integer[] {0, 1, 2, 3})
                .limit(figures.length)
                .map(i -> new Sensitivity.Point(
                        parameters.stream()
                                .map(each -> each.values().getFirst())
                                .toList(),
                        i == 0,
                        figures[i]))
                .toList();
        StringWriter html = new StringWriter();
        Instant from = Instant.parse("2024-01-01T00:00:00Z");
        SensitivityReport.html(
                new SensitivityResult(
                        "ID",
                        List.of("T:COIN"),
                        from,
                        from.plusSeconds(60),
                        new Sensitivity("alpha", parameters, Objective.SHARPE, figures[0], points)),
                html);
        return html.toString();
    }

    private static WalkResult walk() {
        BacktestResult tests = Results.small("breakout", "window 2 has no candle to test on.");
        Trial configured = trial(0, List.of());
        List<Trial> trials = List.of(trial(1, List.of("1")), trial(2, List.of("2")));
        List<@Nullable Figures> none = Arrays.asList(null, null);
        WindowResult first = new WindowResult(
                1,
                window("2024-01-01", "2024-01-28", "2024-01-29T06:00:00Z", "2024-02-05"),
                List.of(BAD, GOOD),
                trials.getLast(),
                true,
                GOOD,
                BAD,
                Money.of("1000"),
                new WindowResult.Ending(1, false, 0, false));
        WindowResult second = new WindowResult(
                2,
                window("2024-01-08", "2024-02-04", "2024-02-05T06:00:00Z", "2024-02-12"),
                none,
                configured,
                false,
                null,
                null,
                Money.of("990"),
                new WindowResult.Ending(0, false, 0, false));
        WalkFacts facts = new WalkFacts(
                "Rolling, 4w of training, then 1w of test",
                Duration.ofDays(1),
                Duration.ofHours(6),
                List.of(STOP),
                "grid",
                2,
                0,
                trials,
                1,
                Objective.SHARPE);
        return new WalkResult(tests, new AccountWalk("alpha", tests.performance(), List.of(first, second)), facts);
    }

    private static Window window(String trainFrom, String trainTo, String testFrom, String testTo) {
        return new Window(
                Instant.parse(trainFrom + "T00:00:00Z"),
                Instant.parse(trainTo + "T00:00:00Z"),
                Instant.parse(testFrom),
                Instant.parse(testTo + "T00:00:00Z"));
    }

    private static Trial trial(int number, List<String> values) {
        return new Trial(number, values, Coins.settings(20, "1", PaperSettings.DEFAULTS));
    }
}
