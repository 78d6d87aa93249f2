package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.storage.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Three loops: they copy tables, fill tables from copies, and drop copies that have expired. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  /** Between two looks for what another instance has left; its own work wakes a loop. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(1);

  @Bean
  Rounds tablesBackupCopying(StoredTables tables, DataSource database) {
    return new Rounds("backup-copying", INTERVAL, new Copying(tables, database)::round);
  }

  @Bean
  Rounds tablesBackupFilling(Catalogue catalogue, StoredTables tables, DataSource database) {
    return new Rounds("backup-filling", INTERVAL, new Filling(catalogue, tables, database)::round);
  }

  @Bean
  Rounds tablesBackupExpiring(DataSource database) {
    return new Rounds(
        "backup-expiring",
        BETWEEN_EXPIRIES,
        new Expiring(
                new PostgresBackups(JdbcClient.create(database)),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                InstantSource.system())
            ::round);
  }

  @Bean
  SystemBackups tablesSystemBackups(DataSource database) {
    return new SystemBackups(JdbcClient.create(database), InstantSource.system());
  }

  @Bean
  Backups tablesBackups(
      StoredTables tables, DataSource database, @Qualifier("tablesBackupCopying") Rounds copying) {
    return new Backups(
        tables,
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        InstantSource.system(),
        copying::wake);
  }

  @Bean
  Restores tablesRestores(
      Catalogue catalogue,
      StoredTables tables,
      DataSource database,
      @Qualifier("tablesBackupFilling") Rounds filling) {
    return new Restores(
        catalogue,
        tables,
        new PostgresBackups(JdbcClient.create(database)),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        Restores.MOST,
        filling::wake);
  }
}
