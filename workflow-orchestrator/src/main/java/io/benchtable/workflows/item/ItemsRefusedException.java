package io.benchtable.workflows.item;

/** The tables refused a request that would fail however often it were tried. */
public final class ItemsRefusedException extends RuntimeException {
  private final String code;

  public ItemsRefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The error's name, such as ValidationException or ResourceNotFoundException. */
  public String code() {
    return code;
  }

  /** Whether it was for what was to be written, such as its size, and not for who asked. */
  public boolean isOfContent() {
    return code.equals("ValidationException");
  }

  /** Whether the table, or an index of it, is not there. */
  public boolean isOfMissingTable() {
    return code.equals("ResourceNotFoundException");
  }
}
