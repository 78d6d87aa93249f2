package io.benchtable.tables.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said in the write-ahead log besides row changes, as part of the transaction. */
public final class TableLog {

  private static final TableMessage SERVICE =
      new TableMessage.UserIdentityKnown(
          new TableMessage.UserIdentity("Service", "dynamodb.amazonaws.com"));

  private TableLog() {}

  /** Says that it is the service that makes the transaction's row changes, and not a user. */
  public static void claimForService(JdbcClient jdbc) {
    emit(jdbc, SERVICE);
  }

  static void emit(JdbcClient jdbc, TableMessage message) {
    jdbc.sql("select pg_logical_emit_message(true, 'benchtable', ?)::text")
        .param(TableMessageJson.write(message))
        .query(String.class)
        .single();
  }
}
