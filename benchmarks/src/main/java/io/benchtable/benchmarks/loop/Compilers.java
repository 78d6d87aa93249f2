package io.benchtable.benchmarks.loop;

import java.lang.management.ManagementFactory;

/**
 * How busy the JVM's compilers are: until they have little left to do, what is measured is an
 * instance that has just been started.
 *
 * @param since {@link System#nanoTime} when this was looked at
 * @param spent milliseconds of compiling until then
 */
record Compilers(long since, long spent) {

  private static final double LITTLE = 0.1;

  static Compilers now() {
    return new Compilers(
        System.nanoTime(), ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
  }

  /** How many processors have been compiling since, on average. */
  double share() {
    Compilers now = now();
    return (now.spent() - spent) * 1e6 / Math.max(1, now.since() - since);
  }

  /** Whether they have had little to do since. */
  boolean areAtRest() {
    return share() < LITTLE;
  }
}
