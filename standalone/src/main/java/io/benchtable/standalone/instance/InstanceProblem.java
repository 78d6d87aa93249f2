package io.benchtable.standalone.instance;

/** The instance cannot start or be found; the message is one sentence that says what to do. */
public final class InstanceProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InstanceProblem(String message) {
    super(message);
  }

  public InstanceProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
