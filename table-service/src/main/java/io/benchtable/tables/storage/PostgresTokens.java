package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tokens of requests in PostgreSQL, whose clock is the one that all instances go by. */
final class PostgresTokens {

  private static final String TOO_OLD = "used_at <= now() - interval '10 minutes'";

  private static final String CLAIM =
      "insert into catalog.transaction_tokens as known (token, fingerprint, used_at)"
          + " values (?, ?, now()) on conflict (token) do update"
          + " set fingerprint = excluded.fingerprint, used_at = excluded.used_at"
          + " where known."
          + TOO_OLD;

  private static final int MOST_SWEPT = 10_000;

  private static final String SWEEP =
      "delete from catalog.transaction_tokens where token in"
          + " (select token from catalog.transaction_tokens where "
          + TOO_OLD
          + " limit "
          + MOST_SWEPT
          + " for update skip locked)";

  private final JdbcTemplate jdbc;

  PostgresTokens(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** See {@link TransactionRows#claim}; what is claimed lasts if the transaction does. */
  boolean claim(RequestToken token) {
    if (isNew(token)) {
      return true;
    }
    byte[] known =
        jdbc.queryForObject(
            "select fingerprint from catalog.transaction_tokens where token = ?",
            byte[].class,
            bytes(token));
    if (!Arrays.equals(known, token.fingerprint())) {
      throw new RequestRefused(
          ErrorCode.IDEMPOTENT_PARAMETER_MISMATCH,
          "The request uses the same client token as a previous, but non-identical request. Do not"
              + " reuse a client token with different requests, unless the requests are identical");
    }
    return false;
  }

  /** A text can hold what the database's texts cannot. */
  private static byte[] bytes(RequestToken token) {
    return token.text().getBytes(StandardCharsets.UTF_8);
  }

  private boolean isNew(RequestToken token) {
    try {
      return jdbc.update(CLAIM, bytes(token), token.fingerprint()) == 1;
    } catch (DataAccessException e) {
      if (LockFailure.is(e)) {
        throw new RequestRefused(
            ErrorCode.TRANSACTION_IN_PROGRESS,
            "The transaction with the given request token is already in progress.");
      }
      throw e;
    }
  }

  /** See {@link TransactionRows#sweepTokens}. */
  boolean sweep() {
    return jdbc.update(SWEEP) == MOST_SWEPT;
  }
}
