package io.benchtable.dashboard.item;

/** The tables did not answer: not started yet, gone, or refusing us. */
public final class ItemsUnreachable extends RuntimeException {

  ItemsUnreachable(String message) {
    super(message);
  }

  ItemsUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
