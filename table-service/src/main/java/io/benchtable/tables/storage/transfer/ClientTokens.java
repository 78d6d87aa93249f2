package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows which requests were made before under tokens that their clients chose. */
record ClientTokens(JdbcClient jdbc, String relation, RequestRefused conflict) {

  /** How long a token stands for the request that it was first used for. */
  static final Duration VALID = Duration.ofHours(8);

  /** Apart from other advisory locks of the database. */
  private static final int LOCK = 0x74_6f_6b;

  static ClientTokens ofExports(JdbcClient jdbc) {
    return new ClientTokens(
        jdbc,
        "catalog.exports",
        new RequestRefused(
            ErrorCode.EXPORT_CONFLICT,
            "Export conflict: Duplicate request detected with conflicting parameters"));
  }

  static ClientTokens ofImports(JdbcClient jdbc) {
    return new ClientTokens(
        jdbc,
        "catalog.imports",
        new RequestRefused(
            ErrorCode.IMPORT_CONFLICT,
            "Import conflict: Duplicate request detected with conflicting parameters"));
  }

  /** A request of before. */
  private record Known(TransferId id, byte[] fingerprint) {}

  /**
   * What was begun under the token; empty if it is new. Refused where that was another request. Who
   * comes with the same token waits until the end of the transaction.
   */
  Optional<TransferId> begun(TransferId.Kind kind, String token, byte[] fingerprint, Instant now) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    jdbc.sql("select pg_advisory_xact_lock(?, ?)::text")
        .params(LOCK, Arrays.hashCode(bytes))
        .query(String.class)
        .single();
    Optional<Known> known =
        jdbc.sql(
                "select table_name, id, fingerprint from "
                    + relation
                    + " where token = ? and coalesce(ended_at, started_at) > ?"
                    + " order by id desc limit 1")
            .params(bytes, Timestamp.from(now.minus(VALID)))
            .query(
                (row, number) ->
                    new Known(
                        new TransferId(kind, row.getString(1), row.getString(2)), row.getBytes(3)))
            .optional();
    known
        .filter(one -> !Arrays.equals(one.fingerprint(), fingerprint))
        .ifPresent(
            _ -> {
              throw refused();
            });
    return known.map(Known::id);
  }

  /** Says that the token stands for another request. */
  RequestRefused refused() {
    return new RequestRefused(conflict.code(), conflict.text());
  }
}
