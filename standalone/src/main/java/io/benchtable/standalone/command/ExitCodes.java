package io.benchtable.standalone.command;

/** What the process says when it ends. */
final class ExitCodes {

  /** Done; or the benchmark is COMPLETE. */
  static final int DONE = 0;

  /** The benchmark is FAILED or CANCELLED, or the command could not do its work. */
  static final int FAILED = 1;

  /** The command was not used as it is meant to be, or the file is wrong. */
  static final int USAGE = 2;

  /** No instance answers. */
  static final int UNREACHABLE = 3;

  private ExitCodes() {}
}
