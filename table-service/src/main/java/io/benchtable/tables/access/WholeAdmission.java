package io.benchtable.tables.access;

import java.util.function.Consumer;

/**
 * A request whose body is sent as it is.
 *
 * @param check refuses one that was not signed
 */
record WholeAdmission(Caller caller, Consumer<byte[]> check) implements Admission {

  @Override
  public void verify(byte[] body) {
    check.accept(body);
  }
}
