package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.DeletedItems;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.storage.Rounds;
import io.benchtable.tables.storage.backup.Restores;
import io.benchtable.tables.storage.backup.SystemBackups;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Four loops: one reads the log, and the others make bases, contents and tables of what it read.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RecoverySettings.class, ArchiveDatabase.class})
class RecoveryConfiguration {

  /** Between two looks for what another instance has left; an instance's own work wakes a loop. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  @Bean
  Contents tablesContents(DataSource database) {
    return new Contents(JdbcClient.create(database), transactions(database));
  }

  @Bean
  Rounds tablesRecoveryFilling(
      Catalogue catalogue, StoredTables tables, Contents contents, DataSource database) {
    return new Rounds(
        "recovery-filling",
        INTERVAL,
        new TimeFilling(catalogue, tables, contents, database, transactions(database))::round);
  }

  @Bean
  Rounds tablesRecoveryContents(
      DataSource database,
      @Qualifier("tablesRecoveryFilling") Rounds filling,
      ApplicationEventPublisher events) {
    return new Rounds(
        "recovery-contents",
        INTERVAL,
        new ContentMaking(
                database,
                () -> {
                  filling.wake();
                  events.publishEvent(new ContentsMade());
                })
            ::round);
  }

  @Bean
  RecoveryLag tablesRecoveryLag(DataSource database, MeterRegistry meters) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new RecoveryLag(
        new PostgresRecoveries(jdbc), new PostgresProgress(jdbc), InstantSource.system(), meters);
  }

  @Bean
  Rounds tablesRecoveryBases(DataSource database, RecoveryLag lag) {
    return new Rounds("recovery-bases", INTERVAL, new Bases(database, lag::look)::round);
  }

  @Bean
  Archiving tablesArchiving(
      ArchiveDatabase place,
      DataSource database,
      RecoverySettings settings,
      @Qualifier("tablesRecoveryBases") Rounds bases,
      @Qualifier("tablesRecoveryContents") Rounds contents) {
    return new Archiving(
        place,
        database,
        settings.checkInterval(),
        new Archiving.Listener() {
          @Override
          public void changed() {
            bases.wake();
          }

          @Override
          public void read() {
            contents.wake();
          }
        });
  }

  @Bean
  Rounds tablesRecoveryArchiving(Archiving archiving) {
    return new Rounds("recovery-archiving", INTERVAL, archiving::round);
  }

  @Bean
  Recovery tablesRecovery(
      StoredTables tables,
      DataSource database,
      Contents contents,
      Archiving archiving,
      @Qualifier("tablesRecoveryArchiving") Rounds loop) {
    return new Recovery(
        tables,
        JdbcClient.create(database),
        contents,
        transactions(database),
        InstantSource.system(),
        () -> {
          archiving.wake();
          loop.wake();
        });
  }

  @Bean
  DeletedItems tablesDeletedItems(DataSource database, SystemBackups backups) {
    return new RecoverableItems(JdbcClient.create(database), backups);
  }

  @Bean
  TimeRestores tablesTimeRestores(StoredTables tables, Contents contents, Restores restores) {
    return new TimeRestores(tables, contents, restores);
  }

  private static TransactionTemplate transactions(DataSource database) {
    return new TransactionTemplate(new JdbcTransactionManager(database));
  }
}
