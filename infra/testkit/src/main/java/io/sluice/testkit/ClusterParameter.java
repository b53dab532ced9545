package io.sluice.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a running cluster to whoever asks for it. JUnit closes the cluster with the store in which it is kept. */
abstract class ClusterParameter implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ClusterParameter.class);

    static void keep(Cluster cluster, ExtensionContext context) {
        context.getStore(NAMESPACE).put(Cluster.class, cluster);
    }

    /** So that a constructor, too, finds the cluster of the run that its test belongs to. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cluster.class || type == Topics.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Cluster cluster = context.getStore(NAMESPACE).get(Cluster.class, Cluster.class);
        return parameter.getParameter().getType() == Topics.class ? cluster.topics() : cluster;
    }
}
