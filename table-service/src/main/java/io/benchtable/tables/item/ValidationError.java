package io.benchtable.tables.item;

/** What a caller gave is not valid; the text is what the service answers. */
public sealed class ValidationError extends RuntimeException permits EmptyKeyValue, ItemTooLarge {

  public ValidationError(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
