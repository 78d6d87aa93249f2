package io.benchtable.tables.access;

/** A body that is not read. */
public final class BodyRefused extends RuntimeException {

  /** Why a body is not read. */
  public enum Reason {
    /** No request that can be done has so much. */
    TOO_LARGE,
    /** There are too many large ones at once; later it may be read. */
    TOO_MANY
  }

  private final Reason reason;

  private BodyRefused(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static BodyRefused tooLarge(int most) {
    return new BodyRefused(
        Reason.TOO_LARGE, "Expected at most " + most + " bytes, but the body has more.");
  }

  static BodyRefused tooMany() {
    return new BodyRefused(
        Reason.TOO_MANY, "Expected fewer large requests at once; try again in a moment.");
  }

  public Reason reason() {
    return reason;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
