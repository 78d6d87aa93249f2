package io.benchtable.standalone.command;

/** Nothing with this key. */
final class NoSuchItem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchItem(String what, String key) {
    super("There is no " + what + " " + key + ": ./benchtable list shows what there is.");
  }
}
