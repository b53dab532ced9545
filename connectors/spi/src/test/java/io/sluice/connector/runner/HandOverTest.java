package io.sluice.connector.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandOverTest {
    @Test
    @DisplayName("O-ONCE what an owner leaves is read back as it was; an offset that was set by hand leaves nothing")
    void is_read_back_as_it_was() {
        HandOver left = new HandOver(7, 120, 3_456, 78);
        assertThat(HandOver.parse(left.text())).isEqualTo(left);
        assertThat(HandOver.parse(left.silentUntil(99).text())).isEqualTo(new HandOver(7, 120, 3_456, 78, 99));
        assertThat(HandOver.parse("")).isEqualTo(HandOver.NOTHING);
        assertThat(HandOver.parse("epoch=7")).isEqualTo(HandOver.NOTHING);
    }

    @Test
    @DisplayName("O-ONCE the next owner reads from the oldest order that is remembered, and not one record less")
    void reaches_back_to_the_oldest_order_remembered() {
        Watermarks watermarks = new Watermarks();
        watermarks.ends(10, 5);
        watermarks.began("A", 100);
        watermarks.ends(14, 0);
        watermarks.ends(0, 6);
        watermarks.began("B", 101);
        watermarks.ends(20, 9);
        assertThat(watermarks.handOver(3, 102, Set.of("A", "B"))).isEqualTo(new HandOver(3, 100, 10, 5));
        assertThat(watermarks.handOver(3, 102, Set.of("B"))).isEqualTo(new HandOver(3, 101, 14, 6));
        assertThat(watermarks.handOver(3, 102, Set.of())).isEqualTo(new HandOver(3, 102, 20, 9));
    }

    @Test
    @DisplayName("O-ONCE an order that was restored keeps its place, also when its command is seen again")
    void a_restored_order_keeps_its_place() {
        Watermarks watermarks = new Watermarks();
        watermarks.ends(50, 50);
        watermarks.restored("A", 7, 30, 40);
        watermarks.began("A", 60);
        assertThat(watermarks.handOver(1, 61, Set.of("A"))).isEqualTo(new HandOver(1, 7, 30, 40));
    }
}
