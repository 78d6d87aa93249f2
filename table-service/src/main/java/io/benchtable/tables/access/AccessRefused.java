package io.benchtable.tables.access;

/** A request whose sender may not. */
public final class AccessRefused extends RuntimeException {

  private final Reason reason;

  AccessRefused(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static AccessRefused missing(String message) {
    return new AccessRefused(Reason.MISSING_CREDENTIALS, message);
  }

  static AccessRefused unknown(String message) {
    return new AccessRefused(Reason.UNKNOWN_CREDENTIALS, message);
  }

  static AccessRefused wrong(String message) {
    return new AccessRefused(Reason.WRONG_SIGNATURE, message);
  }

  static AccessRefused incomplete(String message) {
    return new AccessRefused(Reason.INCOMPLETE_SIGNATURE, message);
  }

  public static AccessRefused notAllowed(String message) {
    return new AccessRefused(Reason.NOT_ALLOWED, message);
  }

  static AccessRefused otherSignature() {
    return wrong(
        "The request signature we calculated does not match the signature you provided. Check"
            + " your AWS Secret Access Key and signing method. Consult the service documentation"
            + " for details.");
  }

  public Reason reason() {
    return reason;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  /** Why not. */
  public enum Reason {
    /** There is no signature and no token. */
    MISSING_CREDENTIALS,
    /** The access key or the token is not one of ours. */
    UNKNOWN_CREDENTIALS,
    /** The signature is not of this request, or of another time. */
    WRONG_SIGNATURE,
    /** A part of the signature is missing or cannot be read. */
    INCOMPLETE_SIGNATURE,
    /** The request was meant for another host, or comes from a page of one. */
    WRONG_HOST,
    /** No policy lets its sender do that. */
    NOT_ALLOWED
  }
}
