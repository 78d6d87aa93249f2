package io.benchtable.jobs.job;

/** An item will not be taken, however often it is tried: it is too large, for instance. */
public final class ItemsRefused extends RuntimeException {

  public ItemsRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
