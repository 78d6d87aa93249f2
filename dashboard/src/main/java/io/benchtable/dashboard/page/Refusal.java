package io.benchtable.dashboard.page;

import org.springframework.http.HttpStatus;

/** What was asked for cannot be done, which is nobody's fault; said rather than left undone. */
public final class Refusal extends RuntimeException {

  private final HttpStatus status;
  private final String what;
  private final String hint;

  private Refusal(HttpStatus status, String what, String hint) {
    super(what);
    this.status = status;
    this.what = what;
    this.hint = hint;
  }

  /** A file that would have to be cut: more lines than this. The hint says what to do instead. */
  public static Refusal tooMuch(int most, String hint) {
    return new Refusal(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "This is too much for one file",
        "Expected at most " + Digits.whole(most) + " lines, but there are more. " + hint);
  }

  /** A file about a question that has no answer. */
  public static Refusal unanswerable(String wrong) {
    return new Refusal(
        HttpStatus.UNPROCESSABLE_CONTENT, "There is no file that answers this", wrong);
  }

  /** A change that the present state does not allow. */
  public static Refusal conflict(String what, String hint) {
    return new Refusal(HttpStatus.CONFLICT, what, hint);
  }

  HttpStatus status() {
    return status;
  }

  String what() {
    return what;
  }

  String hint() {
    return hint;
  }
}
