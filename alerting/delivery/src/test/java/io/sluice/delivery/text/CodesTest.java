package io.sluice.delivery.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.delivery.Alerts;
import io.sluice.schemas.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code that programs write is said in words, whoever adds the next one. */
class CodesTest {
    /** As codes are written in code: a literal of its own. */
    private static final Pattern LITERAL = Pattern.compile("\"([ROMN]-[A-Z]+(?:-[A-Z]+)*)\"");

    private static final Path TREE = Path.of("..", "..");

    private final Catalogue catalogue = new Catalogue();

    /** The production code of every module from which an alert, a verdict or an order event may come. */
    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String area : List.of("streams-app", "connectors", "alerting", "infra")) {
            try (Stream<Path> files = Files.walk(TREE.resolve(area))) {
                files.filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                        .filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> LITERAL.matcher(text(file)).results().forEach(hit -> codes.add(hit.group(1))));
            }
        }
        return codes;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @DisplayName("N-ALERTS every code in the code has a title and a sentence that says what it means, in each language")
    void every_code_is_said_in_words() throws IOException {
        Set<String> codes = codes();
        assertThat(codes).contains("R-VETO", "R-REFUSED", "R-SIZE", "O-ONCE", "M-COMPLETE", "N-SILENCE");
        for (Language language : Language.values()) {
            assertThat(catalogue.keys(language))
                    .as(language.tag())
                    .containsAll(codes.stream().map(code -> code + ".title").toList())
                    .containsAll(codes.stream().map(code -> code + ".means").toList());
        }
    }

    @Test
    @DisplayName("N-ALERTS no code is said in words that no code writes any more")
    void no_text_is_left_behind() throws IOException {
        List<String> said = catalogue.keys(Language.ENGLISH).stream()
                .filter(key -> key.endsWith(".means") && key.indexOf('-') == 1)
                .map(key -> key.substring(0, key.length() - ".means".length()))
                .sorted()
                .toList();

        assertThat(said).isEqualTo(List.copyOf(codes()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("N-ALERTS what the account and the venue's side write is told in the other language to the last word")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            R-VETO | BUY 2 of X:Y waits for a veto until 2026-01-05T00:03:00Z, then it is sent (order A). | Compra de 2 de X:Y espera um veto até 2026-01-05T00:03:00Z; depois é enviada (ordem A).
            R-VETO | SELL 2 of X:Y was not sent: R-BAND price=1 last=2 (order A). | Venda de 2 de X:Y não foi enviada: R-BAND price=1 last=2 (ordem A).
            R-VETO | SELL 2 of X:Y was not sent: R-VETO, nobody has confirmed it by 2026-01-05T00:03:00Z (order A). | Venda de 2 de X:Y não foi enviada: R-VETO, ninguém a confirmou até 2026-01-05T00:03:00Z (ordem A).
            R-VETO | The veto of the entry in X:Y came after it was sent: its cancel goes out, 1 of 2 was filled so far. | O veto da entrada em X:Y chegou depois do envio: o cancelamento segue, 1 de 2 foi executado até agora.
            R-VETO | The veto of the entry in X:Y came late: 1 of 2 was filled. It is held, and protected. | O veto da entrada em X:Y chegou tarde: 1 de 2 foi executado. Está em carteira, e protegido.
            R-REFUSED | anna's VETO of A was refused: the entry has ended, it is CANCELLED. | O comando VETO de anna sobre A foi recusado: a entrada terminou, está CANCELLED.
            R-REFUSED | anna's RESUME was refused: it needs a reason and a name. | O comando RESUME de anna foi recusado: exige um motivo e um nome.
            R-REFUSED | anna's GATE was refused: the backtest did not pass: sharpe, winRate. | O comando GATE de anna foi recusado: o backtest não passou: sharpe, winRate.
            R-GATE | anna recorded the passed backtest D of strategy S, which trades now, on candles up to 2026-01-05T00:00:00Z: sent | anna registrou o backtest aprovado D da estratégia S, a que opera agora, com candles até 2026-01-05T00:00:00Z: sent
            R-GATE | anna recorded the passed backtest D of strategy S, while T trades now, on candles up to 2026-01-05T00:00:00Z: next | anna registrou o backtest aprovado D da estratégia S, enquanto opera T, com candles até 2026-01-05T00:00:00Z: next
            R-ROLLOUT | Promoted to 50 % of the usual size: Sharpe ratio 2.31 over 30 minutes held, above 0.50. | Promovida a 50 % do tamanho usual: índice de Sharpe 2.31 em 30 minutos com posição, acima de 0.50.
            R-ROLLOUT | Demoted to 10 % of the usual size: order A is REJECTED. | Rebaixada a 10 % do tamanho usual: a ordem A está REJECTED.
            R-REFUSED | anna's ROLLOUT of ALL was refused: a stage is TENTH, HALF or FULL. | O comando ROLLOUT de anna sobre ALL foi recusado: uma etapa é TENTH, HALF ou FULL.
            R-STATE | sent ordered HALT: dropped | sent ordenou HALT: dropped
            O-DRIFT | The venue holds 0.5 of X:Y, and ours is 0.2. Nothing was changed; it is compared again. | A corretora tem 0.5 de X:Y; nosso é 0.2. Nada foi mudado; compara-se de novo.
            O-DRIFT | The venue holds 3 of X:Y, and ours is 1 and that of others 1. Entries wait until it is gone, or an operator acknowledges it. | A corretora tem 3 de X:Y; nosso é 1 e de outros 1. As entradas esperam até que suma, ou que um operador a confirme.
            O-EXTERNAL | Somebody else has sold 3 of X:Y at 2.5: 1 of it closes what others held, 2 of it closes our position. | Outra pessoa vendeu 3 de X:Y a 2.5: 1 fecha o que outros tinham, 2 fecha a nossa posição.
            O-TYPES | BUY 6 of X:Y goes out in 3 slices by VWAP (the volume of these hours is not known yet), the last at 2026-01-05T00:09:00Z; the first waits for a veto until 2026-01-05T00:03:00Z, then it is dropped (parent P). | Compra de 6 de X:Y sai em 3 fatias por VWAP (o volume destas horas ainda não é conhecido), a última em 2026-01-05T00:09:00Z; a primeira espera um veto até 2026-01-05T00:03:00Z, depois é descartada (ordem-mãe P).
            O-TYPES | SELL 4 of X:Y in 2 of 3 slices was not sent: R-BAND moved=2 (parent P). | Venda de 4 de X:Y em 2 de 3 fatias não foi enviada: R-BAND moved=2 (ordem-mãe P).
            R-LIQUIDATION | The venue requires 95 of a margin balance of 100, a ratio of 0.95, beyond the limit of 0.9. Entries wait; positions are left to people. | A corretora exige 95 de um saldo de margem de 100, razão 0.95, além do limite de 0.9. As entradas esperam; as posições ficam com pessoas.
            R-LIQUIDATION | The venue requires 95 of a margin balance of 100, a ratio of 0.95, beyond the limit of 0.9. Half of every position is closed, and there are no entries until somebody resumes. | A corretora exige 95 de um saldo de margem de 100, razão 0.95, além do limite de 0.9. Metade de cada posição é encerrada, e não há entradas até que alguém retome.
            R-LIQUIDATION | The margin is within its limit again: the venue requires 80 of a margin balance of 100, a ratio of 0.8. | A margem voltou ao limite: a corretora exige 80 de um saldo de margem de 100, razão 0.8.
            O-STATES | An exit of X:Y ended (CANCELLED): it is still held. | Uma saída de X:Y terminou (CANCELLED): a posição continua em carteira.
            """)
    void is_told_in_the_other_language(String code, String english, String portuguese) {
        assertThat(catalogue.text(Alerts.alert("x", Severity.INFO, code, english), Language.PORTUGUESE))
                .isEqualTo(portuguese);
    }

    @Test
    @DisplayName("N-EMAIL a mail says what its code means, in its language")
    void a_mail_says_what_its_code_means() {
        LongText mail = new LongText(catalogue);
        for (Language language : Arrays.asList(Language.values())) {
            String meaning = catalogue.meaning(Alerts.critical("x"), language).orElseThrow();
            assertThat(mail.plain(Alerts.critical("x"), language, false)).contains(meaning);
            assertThat(mail.html(Alerts.critical("x"), language, false)).contains(meaning);
        }
    }
}
