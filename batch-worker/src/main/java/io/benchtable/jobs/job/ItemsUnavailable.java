package io.benchtable.jobs.job;

/** Items cannot be read or written at the moment. */
public final class ItemsUnavailable extends RuntimeException {

  ItemsUnavailable(String message) {
    super(message);
  }

  public ItemsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
