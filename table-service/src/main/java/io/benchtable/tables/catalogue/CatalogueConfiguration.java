package io.benchtable.tables.catalogue;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalogue on the module's database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueSettings.class)
@EnableJdbcRepositories(basePackageClasses = Tables.class)
class CatalogueConfiguration {

  @Bean
  Catalogue tablesCatalogue(
      Tables tables,
      DataSource database,
      CatalogueSettings settings,
      DeletedItems deletedItems,
      ApplicationEventPublisher events) {
    return new PostgresCatalogue(
        tables,
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        InstantSource.system(),
        settings.statusTime(),
        deletedItems,
        events::publishEvent);
  }

  @Bean
  IndexSteps tablesIndexSteps(Catalogue catalogue, Tables tables, DataSource database) {
    return new PostgresIndexSteps(
        catalogue,
        tables,
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        InstantSource.system());
  }

  @Bean
  ExpiringTables tablesExpiring(Tables tables) {
    return new ExpiringTables(tables);
  }

  @Bean
  StoredTables tablesStored(Tables tables, DataSource database) {
    return new StoredTables(tables, new TransactionTemplate(new JdbcTransactionManager(database)));
  }

  @Bean
  Annotations tablesAnnotations(DataSource database) {
    return new PostgresAnnotations(
        JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
  }
}
