package io.benchtable.tables.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The parameters of a query that is still as it was sent. */
record QueryParameters(String query) {

  boolean has(String name) {
    return !query.isEmpty() && !first(name).isEmpty();
  }

  /** The first value of a parameter, empty if it is not there. */
  String first(String name) {
    String start = name + "=";
    for (String part : query.split("&")) {
      if (part.startsWith(start)) {
        return decoded(part.substring(start.length()));
      }
    }
    return "";
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw AccessRefused.incomplete(
          "Expected a query that is encoded, but it has '" + value + "'.");
    }
  }
}
