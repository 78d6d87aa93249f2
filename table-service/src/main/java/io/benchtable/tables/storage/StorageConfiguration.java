package io.benchtable.tables.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.IndexSteps;
import io.benchtable.tables.storage.throughput.Throttle;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Items on the module's database. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean
  SetConnections tablesSetConnections(DataSource database) throws SQLException {
    return SetConnections.beside(database.unwrap(HikariDataSource.class));
  }

  @Bean
  Items tablesItems(
      Catalogue catalogue, DataSource database, SetConnections sets, Throttle throttle) {
    return new Items(
        catalogue,
        new PostgresRows(
            new JdbcTemplate(database),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            new PostgresRowSets(new JdbcTemplate(sets.database()))),
        throttle);
  }

  @Bean
  Transactions tablesTransactions(Catalogue catalogue, DataSource database, Throttle throttle) {
    return new Transactions(
        catalogue,
        new PostgresTransactionRows(
            new JdbcTemplate(database),
            new TransactionTemplate(new JdbcTransactionManager(database))),
        throttle);
  }

  @Bean
  IndexWorker tablesIndexWorker(IndexSteps steps, DataSource database) {
    return new IndexWorker(steps, new IndexBuilds(steps, database));
  }
}
