package io.benchtable.jobs.run;

/** Whoever asked for the work has cancelled it. */
public final class NoLongerWanted extends Exception {

  public NoLongerWanted(String message) {
    super(message);
  }
}
