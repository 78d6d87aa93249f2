package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import java.util.Map;

/** A publisher as a process of its own, to be killed. Arguments: database URL, Kafka's address. */
final class PublisherMain {

  private PublisherMain() {}

  static void main(String[] arguments) throws InterruptedException {
    RunningPublisher publisher =
        new RunningPublisher(
            new Database(arguments[0], "postgres", null),
            new KafkaClients(Map.of("bootstrap.servers", arguments[1])));
    PublicationState last = PublicationState.STARTING;
    while (true) {
      PublicationStatus.Report report = publisher.status.report();
      if (report.state() != last) {
        last = report.state();
        System.out.println(last + " " + report.detail());
      }
      Thread.sleep(20);
    }
  }
}
