package io.benchtable.tables.rest;

import java.util.List;

/** What the addresses of this API begin with. */
final class Roots {

  private static final List<String> ALL =
      List.of(
          "/v1/tables",
          "/v1/backups",
          "/v1/exports",
          "/v1/imports",
          "/v1/statements",
          "/v1/transactions");

  private Roots() {}

  static boolean has(String path) {
    return ALL.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }

  /** Of all addresses, as Spring writes it. */
  static List<String> patterns() {
    return ALL.stream().map(root -> root + "/**").toList();
  }
}
