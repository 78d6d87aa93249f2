package io.benchtable.dashboard.item;

/** The tables understood a question and refused it, such as a key of another type. */
public final class ItemsRefused extends RuntimeException {

  ItemsRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
