package io.benchtable.streams.stream;

import io.benchtable.streams.wal.Database;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations there are, and what they read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StreamAccessSettings.class, StreamSettings.class})
class StreamsConfiguration {

  @Bean
  StreamAccess streamsAccess(
      StreamAccessSettings settings, @Value("${server.address:127.0.0.1}") InetAddress address) {
    return new StreamAccess(settings, address);
  }

  @Bean
  KafkaReaders streamsReaders(ReaderClients clients, StreamSettings settings) {
    return new KafkaReaders(clients, settings.most(), settings.patience());
  }

  @Bean
  PostgresStreams streamsRegistry(Database database) {
    return new PostgresStreams(database, InstantSource.system());
  }

  @Bean
  StreamOperations streamsOperations(
      StreamRegistry registry,
      KafkaReaders readers,
      ReaderClients clients,
      StreamAccessSettings access) {
    return operations(
        registry,
        new ShardLogs(readers, clients.depth()),
        new ShardIterators(access.token()),
        InstantSource.system());
  }

  static StreamOperations operations(
      StreamRegistry registry, ShardLogs logs, ShardIterators iterators, InstantSource clock) {
    return new StreamOperations(
        List.of(
            new ListStreams(registry),
            new DescribeStream(registry),
            new GetShardIterator(registry, logs, iterators, clock),
            new GetRecords(registry, logs, iterators, clock)));
  }
}
