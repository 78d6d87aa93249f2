package io.benchtable.tables.storage.statement;

import java.util.Optional;

/**
 * How much a statement reads, and from where on.
 *
 * @param token what the page before this one ended with
 * @param consistent whether twice the units are taken for a read that every write is part of
 */
public record Paging(
    GivenStatement statement, Optional<String> token, int limit, boolean consistent) {

  /** Of a statement that needs no more than one page. */
  public static Paging none(GivenStatement statement, boolean consistent) {
    return new Paging(statement, Optional.empty(), Integer.MAX_VALUE, consistent);
  }

  StatementPosition start() {
    return token
        .map(given -> StatementPosition.read(given, statement))
        .orElse(StatementPosition.START);
  }
}
