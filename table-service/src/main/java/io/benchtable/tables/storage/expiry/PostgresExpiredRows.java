package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.ExpiringTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableLog;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.NumberValue;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Expired rows in PostgreSQL, deleted a few at once in a short transaction. */
final class PostgresExpiredRows {

  /** So many rows are deleted at once. */
  static final int BATCH = 100;

  /** Items may be large: so many are held at once. */
  private static final int FETCHED = 10;

  private final ExpiringTables tables;
  private final InstantSource clock;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  /** What has expired is what the database's clock says: all instances have that one. */
  PostgresExpiredRows(ExpiringTables tables, DataSource database) {
    this(tables, database, new PostgresClock(database));
  }

  PostgresExpiredRows(ExpiringTables tables, DataSource database, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.jdbc = new JdbcTemplate(database);
    this.jdbc.setFetchSize(FETCHED);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  /**
   * Deletes the next rows that have expired; none where the table is not as it is said any more, or
   * somebody else is at it. Rows that are being written are left for later.
   */
  Deleted delete(TableDefinition table, @Nullable Place after) {
    String attribute = table.timeToLive().attribute();
    if (attribute == null) {
      return Deleted.NOTHING;
    }
    ExpiryStatements statements = new ExpiryStatements(table, attribute);
    return transactions.execute(
        status ->
            tables.hold(table)
                ? deleteHeld(statements, Expiry.at(clock.instant()), after)
                : Deleted.NOTHING);
  }

  private Deleted deleteHeld(ExpiryStatements statements, Expiry expiry, @Nullable Place after) {
    List<Locked> locked = lock(statements, expiry, after);
    List<Place> expired = locked.stream().filter(Locked::expired).map(Locked::place).toList();
    if (!expired.isEmpty()) {
      // Said before the rows: who reads the log in parts knows of it from here on.
      TableLog.claimForService(JdbcClient.create(jdbc));
      jdbc.update(
          statements.delete(),
          statement -> {
            statement.setArray(1, array(statement, expired, Place::partition));
            statement.setArray(2, array(statement, expired, Place::sort));
          });
    }
    return new Deleted(
        expired.size(),
        locked.size() < BATCH ? Optional.empty() : Optional.of(locked.getLast().place()));
  }

  /** A row; whether it has expired is what its item itself says. */
  private record Locked(Place place, boolean expired) {}

  private List<Locked> lock(ExpiryStatements statements, Expiry expiry, @Nullable Place after) {
    return jdbc.query(
        statements.lockExpired(after != null),
        statement -> {
          statement.setBigDecimal(1, expiry.from());
          statement.setBigDecimal(2, expiry.until());
          int next = 3;
          if (after != null) {
            statement.setBigDecimal(next++, after.seconds().decimal());
            statement.setBytes(next++, after.partition());
            statement.setBytes(next++, after.sort());
          }
          statement.setInt(next, BATCH);
        },
        (row, number) ->
            new Locked(
                new Place(
                    NumberValue.of(new BigDecimal(row.getString(3))),
                    row.getBytes(1),
                    row.getBytes(2)),
                expiry.holdsFor(ItemJson.parse(row.getString(4)).get(statements.attribute()))));
  }

  private static java.sql.Array array(
      PreparedStatement statement, List<Place> places, Function<Place, byte[]> part)
      throws SQLException {
    return statement
        .getConnection()
        .createArrayOf("bytea", places.stream().map(part).toArray(byte[][]::new));
  }
}
