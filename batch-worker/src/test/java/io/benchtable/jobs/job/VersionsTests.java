package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.process.Exit;
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

  @Test
  void takesNoErrorForAVersion() {
    assertThat(Versions.said(new Exit.Status(0), "sort 9.1", "")).isEqualTo("sort 9.1");
    assertThat(Versions.said(new Exit.Status(1), "", "no option in 9.1"))
        .isEqualTo("unknown: exit status 1");
    assertThat(Versions.said(new Exit.Status(1), "", "Program: bwa\nVersion: 0.7.17-r1188"))
        .isEqualTo("Version: 0.7.17-r1188");
    assertThat(Versions.said(new Exit.Signal(9), "", "")).isEqualTo("unknown: SIGKILL ended it");
  }
}
