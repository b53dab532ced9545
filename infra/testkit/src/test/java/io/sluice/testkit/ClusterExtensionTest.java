package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.SetSystemProperty;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@ClearSystemProperty(key = ClusterKind.PROPERTY)
@Isolated("chooses by a system property what clusters others would get")
class ClusterExtensionTest {

    /** What the scenarios below saw, as they run in the same JVM. */
    private static final List<String> ADDRESSES = new CopyOnWriteArrayList<>();

    @AfterEach
    void forget() {
        ADDRESSES.clear();
    }

    @Test
    void the_tests_of_a_class_share_one_cluster_that_is_gone_afterwards() {
        EngineExecutionResults results = run(TwoTests.class);

        results.testEvents()
                .assertStatistics(events -> events.succeeded(2).failed(0).skipped(0));
        assertThat(ADDRESSES).hasSize(2).containsOnly(ADDRESSES.getFirst());
        assertNothingListensOn(ADDRESSES.getFirst());
    }

    @Test
    void a_cluster_is_gone_also_when_a_test_failed() {
        run(FailingTest.class).testEvents().assertStatistics(events -> events.failed(1));

        assertThat(ADDRESSES).hasSize(1);
        assertNothingListensOn(ADDRESSES.getFirst());
    }

    @Test
    void a_class_for_every_cluster_runs_on_a_cluster_of_its_own_for_each_kind_that_is_possible() {
        long possible = List.of(ClusterKind.values()).stream()
                .filter(kind -> kind.whyNot().isEmpty())
                .count();

        EngineExecutionResults results = run(OnEveryCluster.class);

        results.testEvents()
                .assertStatistics(events -> events.succeeded(possible).failed(0));
        assertThat(ADDRESSES).hasSize((int) possible).doesNotHaveDuplicates();
    }

    @Test
    void without_docker_each_test_that_wanted_every_cluster_is_listed_as_skipped_with_the_reason() {
        assumeNoDocker();

        run(OnEveryCluster.class)
                .testEvents()
                .aborted()
                .assertThatEvents()
                .haveExactly(1, event(abortedWithReason(message("no Docker engine answers"))));
    }

    @Test
    @SetSystemProperty(key = ClusterKind.PROPERTY, value = "testcontainers")
    void without_docker_a_class_is_skipped_when_containers_were_asked_for() {
        assumeNoDocker();

        run(TwoTests.class)
                .containerEvents()
                .skipped()
                .assertThatEvents()
                .haveExactly(1, event(skippedWithReason("no Docker engine answers")));
        assertThatThrownBy(Cluster::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no Docker engine answers");
    }

    private static void assumeNoDocker() {
        assumeTrue(ClusterKind.TESTCONTAINERS.whyNot().isPresent(), "a Docker engine answers here");
    }

    private static EngineExecutionResults run(Class<?> scenario) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(scenario))
                .execute();
    }

    private static void assertNothingListensOn(String address) {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    @WithCluster
    static class TwoTests {

        @Test
        void one(Cluster cluster) {
            ADDRESSES.add(cluster.bootstrapServers());
        }

        @Test
        void other(Cluster cluster) {
            ADDRESSES.add(cluster.bootstrapServers());
        }
    }

    @WithCluster
    static class FailingTest {

        @Test
        void fails(Cluster cluster) {
            ADDRESSES.add(cluster.bootstrapServers());
            throw new AssertionError("as intended");
        }
    }

    @WithEveryCluster
    static class OnEveryCluster {

        @Test
        void runs(Cluster cluster) {
            ADDRESSES.add(cluster.bootstrapServers());
        }
    }
}
