package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTests {

  @Test
  void remembersTheLatest() {
    var known = Versions.<String, String>latest(2);
    known.put("sort", "9.1");
    known.put("bwa", "0.7");
    known.put("awk", "5.2");
    assertThat(known).containsOnlyKeys("bwa", "awk");
  }

  @Test
  void takesTheFirstLineThatLooksLikeAVersion() {
    assertThat(Versions.firstLine("Usage\nsort 9.1\nawk 5.2", "")).isEqualTo("sort 9.1");
    assertThat(Versions.firstLine("", "Program: bwa")).isEqualTo("Program: bwa");
    assertThat(Versions.firstLine("", "")).isEqualTo("unknown");
  }
}
