package io.benchtable.standalone.client;

/** No instance answers at the address. */
public final class Unreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unreachable(String message) {
    super(message);
  }
}
