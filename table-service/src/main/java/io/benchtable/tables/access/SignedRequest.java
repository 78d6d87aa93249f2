package io.benchtable.tables.access;

import java.util.List;

/**
 * What a signature covers of a request.
 *
 * @param path as it was sent, percent-encoded
 * @param query as it was sent, empty without one
 */
public record SignedRequest(
    String method, String path, String query, Headers headers, byte[] body) {

  /** The headers of a request by name, in any case. */
  @FunctionalInterface
  public interface Headers {

    /** All values of a header, none if it is not there. */
    List<String> of(String name);
  }
}
