package io.benchtable.streams.publication;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.change.EventJson;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.Tables;
import io.benchtable.streams.topic.KafkaTails;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.topic.TopicName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Says that changes may be missing, to everybody who reads any of them.
 *
 * @param meanwhile what has to go on while that is said
 */
record Gaps(
    KafkaTopics topics,
    KafkaTails tails,
    KafkaEvents events,
    KafkaTails.Meanwhile<SQLException> meanwhile,
    InstantSource clock) {

  /** Says so in every partition of every topic, also of those that are still to be made. */
  void announce(int epoch, Reason reason, Tables tables) throws SQLException, InterruptedException {
    for (var topic : tableOf(tables).entrySet()) {
      Event gap =
          EventJson.gap(ChangeId.firstOf(epoch), topic.getValue(), reason.name(), clock.instant());
      for (int number = 0; number < topics.partitions(topic.getKey()); number++) {
        while (!events.awaitRoom(gap, Duration.ofSeconds(1))) {
          events.check();
          meanwhile.run();
        }
        events.send(new Tails.Partition(topic.getKey(), number), gap, () -> {});
      }
      meanwhile.run();
    }
    events.flush();
  }

  private Map<String, String> tableOf(Tables tables) throws SQLException, InterruptedException {
    Map<String, String> tableOf = new HashMap<>();
    for (String topic : topics.existing()) {
      tableOf.put(topic, tails.table(topic).orElse(TopicName.table(topic)));
    }
    for (Table table : tables.streamed()) {
      topics.prepare(TopicName.of(table));
      tableOf.put(TopicName.of(table), table.name());
      meanwhile.run();
    }
    return tableOf;
  }
}
