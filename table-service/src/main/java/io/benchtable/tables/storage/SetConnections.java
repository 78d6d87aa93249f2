package io.benchtable.tables.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections for statements over several rows. */
record SetConnections(HikariDataSource database) implements AutoCloseable {

  /**
   * A row that somebody holds must not keep others waiting: after this time each goes alone. And
   * however small a table was when a statement was planned, its rows are looked up one by one, so
   * that the plan is still good when the table has grown.
   */
  private static final String OPTIONS =
      " -c lock_timeout=50ms -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
          + " -c enable_bitmapscan=off";

  /** Those of an idle service are closed, but for one. */
  private static final int IDLE = 1;

  static SetConnections beside(HikariDataSource given) {
    HikariConfig config = new HikariConfig();
    given.copyStateTo(config);
    config.setPoolName("sets of rows");
    config.setMaximumPoolSize(GatheredRows.MOST_STATEMENTS);
    config.setMinimumIdle(IDLE);
    // The first one is opened beside the start, not in it.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty(
        "options", config.getDataSourceProperties().getProperty("options", "") + OPTIONS);
    return new SetConnections(new HikariDataSource(config));
  }

  @Override
  public void close() {
    database.close();
  }
}
