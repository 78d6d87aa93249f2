package io.benchtable.jobs.run;

/** Whoever asked for the work has cancelled it. */
public final class NoLongerWanted extends Exception {

  public NoLongerWanted(String message) {
    super(message);
  }

  /** Something was cancelled, for one reason or the other. */
  public static NoLongerWanted during(String what) {
    return Thread.currentThread().isInterrupted()
        ? shuttingDown()
        : new NoLongerWanted("Cancelled while " + what);
  }

  /** The thread was interrupted, which nobody but the end of the process does. */
  public static NoLongerWanted shuttingDown() {
    return new NoLongerWanted("The worker is shutting down");
  }
}
