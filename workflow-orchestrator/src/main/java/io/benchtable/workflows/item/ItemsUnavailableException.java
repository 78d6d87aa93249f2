package io.benchtable.workflows.item;

/** The tables cannot be reached or are overloaded; the request may or may not have had effect. */
public final class ItemsUnavailableException extends RuntimeException {
  public ItemsUnavailableException(String message) {
    super(message);
  }

  public ItemsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
