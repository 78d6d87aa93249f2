package io.benchtable.standalone.command;

/** The data directory has no running instance. */
final class NotRunning extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotRunning(String message) {
    super(message);
  }
}
