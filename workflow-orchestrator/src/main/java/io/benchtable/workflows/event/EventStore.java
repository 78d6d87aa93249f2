package io.benchtable.workflows.event;

import java.util.Optional;

/** Where events can be read again. */
@FunctionalInterface
public interface EventStore {

  /**
   * The event at a place; empty if it is there no longer.
   *
   * @throws org.apache.kafka.common.KafkaException if that cannot be known now
   */
  Optional<ChangeEvent> read(EventReference reference);
}
