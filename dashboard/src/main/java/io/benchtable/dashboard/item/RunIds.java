package io.benchtable.dashboard.item;

/** What a run's id says: its benchmark before the last hyphen, its place in the plan after it. */
public final class RunIds {

  private RunIds() {}

  /** The id of the run's benchmark. */
  public static String benchmark(String runId) {
    int hyphen = runId.lastIndexOf('-');
    return hyphen < 0 ? runId : runId.substring(0, hyphen);
  }

  /** The place of a run in the plan; {@code 0012.2} for one that was made in its place. */
  public static String number(String runId) {
    return runId.substring(runId.lastIndexOf('-') + 1);
  }

  /** The id of a run that is made in place of this one. */
  public static String next(String runId) {
    String number = number(runId);
    int dot = number.indexOf('.');
    String end = number.substring(dot + 1);
    if (dot < 0 || !end.matches("[0-9]{1,6}")) {
      return runId + ".2";
    }
    int first = runId.length() - end.length();
    return runId.substring(0, first) + (Integer.parseInt(end) + 1);
  }
}
