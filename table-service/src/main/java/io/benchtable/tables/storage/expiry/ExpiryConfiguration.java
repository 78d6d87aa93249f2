package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ExpiringTables;
import io.benchtable.tables.storage.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two loops: one deletes what has expired, the other one has indexes made and dropped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeToLiveSettings.class)
class ExpiryConfiguration {

  @Bean
  Rounds tablesExpirySweep(
      ExpiringTables tables,
      DataSource database,
      MeterRegistry meters,
      TimeToLiveSettings settings) {
    Sweep sweep = new Sweep(tables, new PostgresExpiredRows(tables, database), meters);
    return new Rounds("expiry-sweep", settings.sweepInterval(), sweep::round);
  }

  @Bean
  Rounds tablesExpirySwitching(
      Catalogue catalogue,
      ExpiringTables tables,
      DataSource database,
      TimeToLiveSettings settings) {
    Switching switching = new Switching(catalogue, tables, database);
    return new Rounds("expiry-switching", settings.sweepInterval(), switching::round);
  }

  @Bean
  TimeToLiveSwitch tablesTimeToLiveSwitch(
      Catalogue catalogue,
      TimeToLiveSettings settings,
      @Qualifier("tablesExpirySwitching") Rounds switching) {
    return new TimeToLiveSwitch(
        catalogue, InstantSource.system(), settings.changeInterval(), switching::wake);
  }
}
