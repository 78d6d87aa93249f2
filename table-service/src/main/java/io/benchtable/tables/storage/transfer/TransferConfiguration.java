package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.storage.Rounds;
import io.benchtable.tables.storage.recovery.Contents;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two loops: one writes tables to files, the other one makes tables of files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BucketSettings.class)
class TransferConfiguration {

  /** Between two looks for what another instance has left; an instance's own work wakes a loop. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Of the items of a data file, as they are stored. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  @Bean
  Rounds tablesExporting(Contents contents, BucketSettings settings, DataSource database) {
    return new Rounds(
        "exporting",
        INTERVAL,
        new Exporting(
                contents,
                new Buckets(settings.folder()),
                database,
                transactions(database),
                InstantSource.system(),
                MOST_BYTES)
            ::round);
  }

  @Bean
  ExportWaking tablesExportWaking(@Qualifier("tablesExporting") Rounds exporting) {
    return new ExportWaking(exporting);
  }

  @Bean
  Rounds tablesImporting(
      Catalogue catalogue, StoredTables tables, BucketSettings settings, DataSource database) {
    return new Rounds(
        "importing",
        INTERVAL,
        new Importing(
                catalogue,
                tables,
                new Buckets(settings.folder()),
                database,
                transactions(database),
                InstantSource.system())
            ::round);
  }

  @Bean
  Exports tablesExports(
      Catalogue catalogue,
      StoredTables tables,
      Contents contents,
      BucketSettings settings,
      DataSource database,
      @Qualifier("tablesExporting") Rounds exporting) {
    return new Exports(
        catalogue,
        tables,
        contents,
        new Buckets(settings.folder()),
        JdbcClient.create(database),
        transactions(database),
        InstantSource.system(),
        TransferLimit.EXPORTS,
        exporting::wake);
  }

  @Bean
  Imports tablesImports(
      Catalogue catalogue,
      StoredTables tables,
      BucketSettings settings,
      DataSource database,
      @Qualifier("tablesImporting") Rounds importing) {
    return new Imports(
        catalogue,
        tables,
        new Buckets(settings.folder()),
        JdbcClient.create(database),
        transactions(database),
        InstantSource.system(),
        TransferLimit.IMPORTS,
        importing::wake);
  }

  private static TransactionTemplate transactions(DataSource database) {
    return new TransactionTemplate(new JdbcTransactionManager(database));
  }
}
