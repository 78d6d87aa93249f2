package io.benchtable.workflows.target;

/** A target could not be reached, or failed. */
public final class DeliveryFailed extends RuntimeException {

  private final String code;

  /**
   * A failure.
   *
   * @param code for programs, such as FUNCTION_FAILED
   * @param message for people
   */
  public DeliveryFailed(String code, String message) {
    super(message);
    this.code = code;
  }

  /** For programs, such as FUNCTION_FAILED. */
  public String code() {
    return code;
  }

  /** For people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
