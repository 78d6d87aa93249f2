package io.benchtable.dashboard.page;

/** What a page was asked for does not exist: never did, or was deleted. */
public final class NotFound extends RuntimeException {

  private final String what;
  private final String hint;

  public NotFound(String what, String hint) {
    super(what);
    this.what = what;
    this.hint = hint;
  }

  String what() {
    return what;
  }

  String hint() {
    return hint;
  }
}
