package io.sluice.testkit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link WithCluster}: one cluster of the configured kind for the class. */
final class ClusterExtension extends ClusterParameter implements BeforeAllCallback, ExecutionCondition {

    private final ClusterKind kind = ClusterKind.configured();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return kind.whyNot()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled(kind.toString()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        keep(kind.start(), context);
    }
}
