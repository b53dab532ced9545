package io.sluice.testkit;

import java.util.Locale;
import java.util.Optional;

/** The kinds of cluster on which a scenario can be played. */
public enum ClusterKind {

    /** One KRaft node in this JVM, on a temporary folder. Runs everywhere. */
    EMBEDDED {
        @Override
        public Optional<String> whyNot() {
            return Optional.empty();
        }

        @Override
        public Cluster start() {
            return EmbeddedCluster.start();
        }
    },

    /** Apache's own image in a container. Runs where a Docker engine answers. */
    TESTCONTAINERS {
        @Override
        public Optional<String> whyNot() {
            return ContainerCluster.isPossible() ? Optional.empty() : Optional.of("no Docker engine answers");
        }

        @Override
        public Cluster start() {
            whyNot().ifPresent(reason -> {
                throw new IllegalStateException(reason);
            });
            return ContainerCluster.start();
        }
    };

    /** The system property that names the kind, in any case: {@code -Dsluice.cluster=testcontainers}. */
    public static final String PROPERTY = "sluice.cluster";

    /**
     * The kind that the system property names, {@link #EMBEDDED} without it.
     *
     * @throws IllegalArgumentException if it names no kind
     */
    public static ClusterKind configured() {
        String name = System.getProperty(PROPERTY, "");
        return name.isBlank() ? EMBEDDED : valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    /** Why a cluster of this kind cannot run here; empty if it can. */
    public abstract Optional<String> whyNot();

    /**
     * Starts a cluster of this kind.
     *
     * @throws IllegalStateException if {@link #whyNot()} gives a reason
     */
    public abstract Cluster start();
}
