package io.benchtable.tables.item;

/** A text is not the JSON that was expected; the text is what the service answers. */
public final class SerializationError extends RuntimeException {

  public SerializationError(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
