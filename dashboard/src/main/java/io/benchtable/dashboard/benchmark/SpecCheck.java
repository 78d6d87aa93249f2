package io.benchtable.dashboard.benchmark;

/** Says what a spec would run, or what is wrong with it. */
interface SpecCheck {

  /** Checks a spec written in YAML or JSON. */
  Check check(String yaml);
}
