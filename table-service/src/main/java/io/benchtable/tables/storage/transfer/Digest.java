package io.benchtable.tables.storage.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Checksums of objects. */
final class Digest {

  private Digest() {}

  static MessageDigest md5() {
    return of("MD5");
  }

  static MessageDigest sha256() {
    return of("SHA-256");
  }

  private static MessageDigest of(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected " + name + " in every Java, but it is not there.", e);
    }
  }
}
