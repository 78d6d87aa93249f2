package io.benchtable.streams.stream;

import org.apache.kafka.clients.consumer.Consumer;

/** What readers need of Kafka, and of who writes to it. */
public interface ReaderClients {

  /** Opens a consumer that belongs to no group. */
  Consumer<byte[], byte[]> open();

  /** More than as many events as a publisher has under way. */
  int depth();
}
