package io.benchtable.tables.catalogue;

/** A request that cannot be done as it is. */
public class RequestRefused extends RuntimeException {

  private final ErrorCode code;

  public RequestRefused(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  public static RequestRefused invalid(String message) {
    return new RequestRefused(ErrorCode.VALIDATION, message);
  }

  static RequestRefused stillInUse(String why) {
    return new RequestRefused(
        ErrorCode.RESOURCE_IN_USE, "Attempt to change a resource which is still in use: " + why);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
