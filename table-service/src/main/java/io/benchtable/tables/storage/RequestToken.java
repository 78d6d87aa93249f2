package io.benchtable.tables.storage;

import java.util.Arrays;

/**
 * What a client calls a request, so that it is done once however often it is sent.
 *
 * @param fingerprint the same for requests that ask for the same, and for no others
 */
public record RequestToken(String text, byte[] fingerprint) {

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestToken that
        && text.equals(that.text)
        && Arrays.equals(fingerprint, that.fingerprint);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + Arrays.hashCode(fingerprint);
  }
}
