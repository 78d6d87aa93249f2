package io.benchtable.workflows.benchmark;

import java.util.Locale;

/** How often a step is run. */
public enum Scope {
  /** Once a benchmark, before everything else. */
  BENCHMARK,
  /** Once a configuration, before its runs. */
  CONFIGURATION,
  /** In every run. */
  RUN;

  /** As it is written in a spec. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
