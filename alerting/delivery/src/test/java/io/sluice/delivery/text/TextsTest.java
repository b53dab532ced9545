package io.sluice.delivery.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.delivery.Alerts;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern FIGURE = Pattern.compile("\\{[a-zA-Z]+}");

    private final Catalogue catalogue = new Catalogue();
    private final SmsText sms = new SmsText(catalogue);

    @Test
    @DisplayName("N-WS an alert in JSON has its record's fields, ISO-8601 times and the words of a language")
    void json_has_the_record_and_the_words() {
        assertThat(new AlertJson(catalogue)
                        .of(Alerts.critical("x"), Language.PORTUGUESE)
                        .toString())
                .isEqualTo(
                        "{\"type\":\"alert\",\"id\":\"" + Alerts.critical("x").getId()
                                + "\",\"kind\":\"BREAKER\",\"severity\":\"CRITICAL\",\"account\":\"paper-1\","
                                + "\"instrument\":\"BITSTAMP:BTCUSD\",\"code\":\"R-BREAKER\",\"text\":\"The account is halted: WEEK"
                                + " at equity 9690.00, week start 10000.00, day peak 10010.00.\",\"causeId\":\"x\","
                                + "\"time\":\"2026-03-02T14:30:00.123456Z\",\"language\":\"pt-BR\",\"title\":\"Disjuntor\","
                                + "\"message\":\"A conta está parada: WEEK com patrimônio 9690.00, início da semana 10000.00,"
                                + " pico do dia 10010.00.\"}");
    }

    @Test
    @DisplayName("N-ALERTS a code or a sentence that is not known is told as the alert has it")
    void unknown_codes_fall_back_to_the_alert() {
        Alert foreign = Alerts.alert("x", Severity.INFO, "Z-NEW", "Something {else} happened.");
        Alert other = Alerts.alert("x", Severity.INFO, "R-BREAKER", "Another sentence.");
        assertThat(catalogue.title(foreign, Language.PORTUGUESE)).isEqualTo("Z-NEW");
        assertThat(catalogue.text(foreign, Language.PORTUGUESE)).isEqualTo("Something {else} happened.");
        assertThat(catalogue.text(other, Language.PORTUGUESE)).isEqualTo("Another sentence.");
    }

    @Test
    @DisplayName("N-ALERTS a figure that looks like a name is put in as it is")
    void figures_are_never_taken_for_names() {
        Alert alert = Alerts.alert("x", Severity.INFO, "R-STATE", "{reason} ordered HALT: $1 {who}");
        assertThat(catalogue.text(alert, Language.PORTUGUESE)).isEqualTo("{reason} ordenou HALT: $1 {who}");
    }

    @Test
    @DisplayName("N-ALERTS every language has the same sentences with the same figures")
    void languages_agree() {
        assertThat(catalogue.keys(Language.PORTUGUESE)).isEqualTo(catalogue.keys(Language.ENGLISH));
        for (String key : catalogue.keys(Language.ENGLISH)) {
            assertThat(figures(key, Language.PORTUGUESE)).as(key).isEqualTo(figures(key, Language.ENGLISH));
        }
    }

    private List<String> figures(String key, Language language) {
        List<String> figures = new ArrayList<>();
        FIGURE.matcher(catalogue.label(key, language)).results().forEach(each -> figures.add(each.group()));
        return figures.stream().sorted().toList();
    }

    @Test
    @DisplayName("N-WEBHOOK a short message has at most 160 characters of GSM 7-bit")
    void sms_fits_160_septets() {
        String english = sms.of(Alerts.critical("x"), Language.ENGLISH);
        assertThat(english)
                .isEqualTo("CRITICAL R-BREAKER paper-1 BITSTAMP:BTCUSD: The account is halted: WEEK at equity 9690.00,"
                        + " week start 10000.00, day peak 10010.00.");
        assertThat(sms.of(Alerts.critical("x"), Language.PORTUGUESE))
                .isEqualTo(
                        "CRITICO R-BREAKER paper-1 BITSTAMP:BTCUSD: A conta esta parada: WEEK com patrimonio 9690.00,"
                                + " inicio da semana 10000.00, pico do dia 10010.00.");
    }

    @Test
    @DisplayName("N-WEBHOOK characters of the extension table count twice, others lose their accent or become ?")
    void extension_characters_count_twice() {
        assertThat(SmsText.fitted("€".repeat(80))).isEqualTo("€".repeat(80));
        assertThat(SmsText.fitted("€".repeat(81))).isEqualTo("€".repeat(78) + "...");
        assertThat(SmsText.fitted("a".repeat(160))).hasSize(160);
        assertThat(SmsText.fitted("a".repeat(161))).isEqualTo("a".repeat(157) + "...");
        assertThat(SmsText.fitted("ação é 日本 ü ç")).isEqualTo("acao é ?? ü c");
        assertThat(SmsText.septets("a€[b")).isEqualTo(6);
    }

    @Test
    @DisplayName("N-EMAIL nothing of an alert is markup in HTML, and no line break gets into a subject")
    void html_is_escaped() {
        Alert hostile = Alerts.alert("x", Severity.WARNING, "Z", "<script>alert('1')</script> & \"more\"");
        hostile =
                Alert.newBuilder(hostile).setAccount("a\r\nBcc: b@example.com").build();
        LongText texts = new LongText(catalogue);
        assertThat(texts.html(hostile, Language.ENGLISH, false))
                .contains("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;</p>")
                .doesNotContain("<script>");
        assertThat(texts.subject(hostile, Language.ENGLISH)).isEqualTo("[Sluice] Warning: Z (a Bcc: b@example.com)");
    }
}
