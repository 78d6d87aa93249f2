package io.benchtable.dashboard.item;

/** What a run's id says: its benchmark before the last hyphen, its place in the plan after it. */
public final class RunIds {

  private RunIds() {}

  /** The id of the run's benchmark. */
  public static String benchmark(String runId) {
    int hyphen = runId.lastIndexOf('-');
    return hyphen < 0 ? runId : runId.substring(0, hyphen);
  }

  /** The place of a run in the plan; {@code 0012.2} for one that replaces an interrupted one. */
  public static String number(String runId) {
    return runId.substring(runId.lastIndexOf('-') + 1);
  }
}
