package io.sluice.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of the class share one cluster, of the kind that the system property {@value ClusterKind#PROPERTY} names.
 * It is started before the first test and closed after the last. Constructors and methods may ask for it with a parameter
 * of type {@link Cluster} or {@link Topics}. Where that kind cannot run, the class is skipped with the reason.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ClusterExtension.class)
public @interface WithCluster {}
