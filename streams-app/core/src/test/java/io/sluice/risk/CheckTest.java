package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Verdict;
import java.util.List;

/** What the tests of single checks share: the policy as the specification has it, asked for one code. */
abstract class CheckTest {
    final TestAccount account = new TestAccount();

    /** Outcome and line of one check for an intent. */
    final String answer(String code, TestAccount.IntentBuilder intent) {
        return answer(RiskLimits.DEFAULTS, code, intent);
    }

    final String answer(RiskLimits limits, String code, TestAccount.IntentBuilder intent) {
        return answer(RiskPolicy.of(limits, PatternCorrelation.DEFAULTS), code, intent);
    }

    final String answer(RiskPolicy policy, String code, TestAccount.IntentBuilder intent) {
        List<Verdict> verdicts = policy.evaluate(intent.build(), account);
        Verdict verdict = verdicts.stream()
                .filter(candidate -> candidate.getCode().equals(code))
                .findFirst()
                .orElseThrow();
        return verdict.getOutcome() + " " + Verdicts.text(verdict);
    }

    final void assertOnlyForEntries(String code) {
        assertThat(answer(code, entry().reduceOnly())).isEqualTo("NOT_APPLICABLE " + code);
    }
}
