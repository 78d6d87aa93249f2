package io.benchtable.jobs.run;

/** Whoever asked for the work has cancelled it. */
public final class NoLongerWanted extends Exception {

  public NoLongerWanted(String message) {
    super(message);
  }

  /** The thread was interrupted, which nobody but the end of the process does. */
  static NoLongerWanted shuttingDown() {
    return new NoLongerWanted("The worker is shutting down");
  }
}
