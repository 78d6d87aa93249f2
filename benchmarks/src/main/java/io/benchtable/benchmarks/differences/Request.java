package io.benchtable.benchmarks.differences;

/**
 * One request of the protocol.
 *
 * @param body what is sent, JSON or not; {@code ${t}} in it is the beginning of the names of tables
 *     and {@code ${arn}} what their ARNs begin with
 */
record Request(String operation, String body) {

  static final String TABLES = "${t}";
  static final String ARNS = "${arn}";

  @Override
  public String toString() {
    return operation + " " + body;
  }
}
