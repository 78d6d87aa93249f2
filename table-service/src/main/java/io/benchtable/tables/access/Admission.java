package io.benchtable.tables.access;

import java.io.InputStream;

/** A request whose head was let in; its body is still to be read, and to be verified then. */
public interface Admission {

  /** Who sends it. */
  Caller caller();

  /**
   * How many bytes the body has without what was put around it for its signatures.
   *
   * @param sent how many are sent, as the request says; negative when it does not
   */
  default long length(long sent) {
    return sent;
  }

  /** The body without what was put around it. */
  default InputStream body(InputStream sent) {
    return sent;
  }

  /** Refuses a body that is not the one that was signed. */
  void verify(byte[] body);
}
