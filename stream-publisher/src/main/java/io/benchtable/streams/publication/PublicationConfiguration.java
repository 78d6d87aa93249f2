package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the database and Kafka are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PublicationSettings.class, DatabaseSettings.class})
class PublicationConfiguration {

  @Bean
  Database streamsDatabase(DatabaseSettings settings) {
    return settings.database();
  }

  @Bean
  KafkaClients streamsKafkaClients(KafkaProperties properties, KafkaConnectionDetails connection) {
    return new KafkaClients(common(properties, connection));
  }

  /** Addresses and security as Spring Boot's own settings say; the rest is for us to decide. */
  private static Map<String, Object> common(
      KafkaProperties properties, KafkaConnectionDetails connection) {
    Map<String, Object> common = new HashMap<>(properties.buildAdminProperties());
    common.keySet().removeIf(key -> key.equals(CommonClientConfigs.CLIENT_ID_CONFIG));
    common.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getAdmin().getBootstrapServers());
    String protocol = connection.getAdmin().getSecurityProtocol();
    if (protocol != null) {
      common.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
    }
    return common;
  }
}
