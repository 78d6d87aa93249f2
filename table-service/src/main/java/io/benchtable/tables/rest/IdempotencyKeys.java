package io.benchtable.tables.rest;

import io.benchtable.tables.access.Digests;
import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The header Idempotency-Key: under one, the same request is done once. */
final class IdempotencyKeys {

  static final String HEADER = "Idempotency-Key";
  static final String DESCRIPTION = "Up to 36 characters that the client makes up";

  private static final int LONGEST = 36;

  private IdempotencyKeys() {}

  /** The same, or refused. */
  static String checked(String given) {
    if (given.isEmpty() || given.length() > LONGEST) {
      throw RequestRefused.invalid(
          "Expected an Idempotency-Key of 1 to %d characters, but it is '%s'."
              .formatted(LONGEST, given));
    }
    return given;
  }

  /**
   * Tells a request from others under the same key.
   *
   * @param subject what its address names; empty for nothing
   */
  static byte[] fingerprint(String subject, byte[] body) {
    MessageDigest digest = Digests.sha256();
    digest.update(subject.getBytes(StandardCharsets.UTF_8));
    return digest.digest(body);
  }
}
