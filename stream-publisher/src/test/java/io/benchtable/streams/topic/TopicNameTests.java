package io.benchtable.streams.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicNameTests {

  @Test
  void namesTableAndGeneration() {
    assertThat(TopicName.of("benchmarks", 7)).isEqualTo("table.benchmarks.7");
    assertThat(TopicName.table("table.a.b.7")).isEqualTo("a.b");
    assertThat(TopicName.of("x".repeat(200), 1)).isEqualTo("table." + "x".repeat(200) + ".1");
  }

  @Test
  void knowsItsOwnNamesFromThoseOfOthers() {
    assertThat(TopicName.isOne("table.a.b.7")).isTrue();
    assertThat(TopicName.isOne(TopicName.of("x".repeat(250), Long.MAX_VALUE))).isTrue();
    for (String other : new String[] {"table.x", "table..1", "table.x.y", "tables.x.1"}) {
      assertThat(TopicName.isOne(other)).as(other).isFalse();
    }
  }

  @Test
  void cutsLongNamesAndKeepsThemApart() {
    String one = TopicName.of("x".repeat(200) + "a", Long.MAX_VALUE);
    String other = TopicName.of("x".repeat(200) + "b", Long.MAX_VALUE);
    assertThat(one).isNotEqualTo(other).hasSizeLessThan(250);
    assertThat(one).startsWith("table." + "x".repeat(180) + "-");
  }
}
