package io.benchtable.streams.publication;

import static org.awaitility.Awaitility.await;

import io.benchtable.streams.wal.Database;
import java.time.Duration;
import java.util.Map;

/** A publisher as a process of its own, to be killed. Arguments: database URL, Kafka's address. */
final class PublisherMain {

  private PublisherMain() {}

  static void main(String[] arguments) {
    RunningPublisher publisher =
        new RunningPublisher(
            new Database(arguments[0], "postgres", null),
            new KafkaClients(Map.of("bootstrap.servers", arguments[1])));
    PublicationState last = PublicationState.STARTING;
    while (true) {
      PublicationState before = last;
      PublicationStatus.Report report =
          await()
              .forever()
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(20))
              .until(publisher.status::report, now -> now.state() != before);
      last = report.state();
      System.out.println(last + " " + report.detail());
    }
  }
}
