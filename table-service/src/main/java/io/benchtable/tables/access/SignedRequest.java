package io.benchtable.tables.access;

import java.util.List;

/**
 * What a signature covers of a request besides its body.
 *
 * @param path as it was sent, percent-encoded
 * @param query as it was sent, empty without one
 */
public record SignedRequest(String method, String path, String query, Headers headers) {

  /** The headers of a request by name, in any case. */
  @FunctionalInterface
  public interface Headers {

    /** All values of a header, none if it is not there. */
    List<String> of(String name);

    /** The first value of a header, empty if it is not there. */
    default String first(String name) {
      List<String> values = of(name);
      return values.isEmpty() ? "" : values.getFirst().strip();
    }
  }
}
