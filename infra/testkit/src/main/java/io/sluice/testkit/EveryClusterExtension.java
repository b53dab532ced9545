package io.sluice.testkit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Behind {@link WithEveryCluster}: the class once more for each kind. */
final class EveryClusterExtension implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(ClusterKind.values()).map(Invocation::new);
    }

    private record Invocation(ClusterKind kind) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ClusterOfKind(kind));
        }
    }

    private static final class ClusterOfKind extends ClusterParameter
            implements BeforeClassTemplateInvocationCallback, TestInstancePreConstructCallback {

        private final ClusterKind kind;

        ClusterOfKind(ClusterKind kind) {
            this.kind = kind;
        }

        @Override
        public void beforeClassTemplateInvocation(ExtensionContext context) {
            if (kind.whyNot().isEmpty()) {
                keep(kind.start(), context);
            }
        }

        /** Here rather than once for the class, because reports list tests and not what was left out as a whole. */
        @Override
        public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
            kind.whyNot().ifPresent(Assumptions::abort);
        }
    }
}
