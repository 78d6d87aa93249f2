package io.benchtable.workflows.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** Turns what a poll of Kafka returned into change events, each once. */
final class ChangeEventListener {

  private static final Logger log = LoggerFactory.getLogger(ChangeEventListener.class);

  private final ChangeEventHandler handler;
  private final SeenEvents seen = new SeenEvents(100_000);
  private final Counter events;
  private final Counter repeats;
  private final Counter gaps;
  private final Counter unreadable;

  ChangeEventListener(ChangeEventHandler handler, MeterRegistry meters) {
    this.handler = handler;
    events = meters.counter("benchtable.router.events");
    repeats = meters.counter("benchtable.router.repeats");
    gaps = meters.counter("benchtable.router.gaps");
    unreadable = meters.counter("benchtable.router.unreadable");
  }

  /** Returns once every effect is durable; if it throws, the same batch comes again. */
  void on(Message<List<byte[]>> batch) {
    var values = batch.getPayload();
    var headers = batch.getHeaders();
    var topics = header(headers, KafkaHeaders.RECEIVED_TOPIC, values.size());
    var partitions = header(headers, KafkaHeaders.RECEIVED_PARTITION, values.size());
    var offsets = header(headers, KafkaHeaders.OFFSET, values.size());
    var fresh = new ArrayList<ChangeEvent>(values.size());
    var unreadableOnes = new LinkedHashMap<EventReference, String>();
    var tablesWithGaps = new TreeSet<String>();
    for (int i = 0; i < values.size(); i++) {
      var reference =
          new EventReference(
              topics.get(i).toString(),
              Integer.parseInt(partitions.get(i).toString()),
              Long.parseLong(offsets.get(i).toString()));
      read(values.get(i), reference, unreadableOnes, tablesWithGaps).ifPresent(fresh::add);
    }
    if (!fresh.isEmpty()) {
      handler.on(List.copyOf(fresh));
    }
    unreadableOnes.forEach(handler::onUnreadable);
    tablesWithGaps.forEach(handler::onGap);
  }

  private Optional<ChangeEvent> read(
      byte[] value,
      EventReference reference,
      Map<EventReference, String> unreadableOnes,
      Set<String> tablesWithGaps) {
    switch (ChangeEventJson.read(value, reference)) {
      case ChangeEventJson.Read.Change(var event) -> {
        events.increment();
        if (seen.isNew(event)) {
          return Optional.of(event);
        }
        repeats.increment();
        log.debug("{} at {} is a repeat", event.id(), reference);
      }
      case ChangeEventJson.Read.Gap(var table, var reason) -> {
        gaps.increment();
        tablesWithGaps.add(table);
        log.warn("Changes of {} may be missing before {}: {}", table, reference, reason);
      }
      case ChangeEventJson.Read.Unreadable(var reason) -> {
        unreadable.increment();
        unreadableOnes.put(reference, reason);
        log.error("The record at {} is no change event: {}", reference, reason);
      }
    }
    return Optional.empty();
  }

  private static List<?> header(MessageHeaders headers, String name, int size) {
    if (headers.get(name) instanceof List<?> values && values.size() == size) {
      return values;
    }
    throw new IllegalStateException(
        "Expected header " + name + " with " + size + " values, but it is " + headers.get(name));
  }
}
