package io.benchtable.tables.storage;

/** The table was deleted while a request was on its way to its rows. */
final class RelationGone extends RuntimeException {

  RelationGone(String relation, Throwable cause) {
    super("Expected relation " + relation + ", but it is gone.", cause);
  }
}
