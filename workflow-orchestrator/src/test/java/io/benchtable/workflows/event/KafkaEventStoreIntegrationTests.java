package io.benchtable.workflows.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is gone is told from what cannot be read now: only the first may be given up. */
class KafkaEventStoreIntegrationTests {

  private static final String TOPIC = "table.benchmarks.7";

  @Test
  void readsOneEventAndKnowsWhichAreGone(@TempDir Path directory) throws Exception {
    KafkaBroker broker = KafkaBroker.start(directory);
    try {
      broker.createTopic(TOPIC, 1);
      broker.send(TOPIC, "k", event()).get();
      var store = store(broker, Duration.ofSeconds(30));

      assertThat(store.read(new EventReference(TOPIC, 0, 0)))
          .map(ChangeEvent::id)
          .contains("0001-00000000016B3748-000003");
      assertThat(store.read(new EventReference(TOPIC, 0, 1))).as("not there yet").isEmpty();
      assertThat(store.read(new EventReference(TOPIC, 3, 0))).as("no such partition").isEmpty();
      assertThat(store.read(new EventReference("table.none.1", 0, 0))).as("no topic").isEmpty();
    } finally {
      broker.close();
    }
    assertThatThrownBy(
            () -> store(broker, Duration.ofSeconds(1)).read(new EventReference(TOPIC, 0, 0)))
        .isInstanceOf(KafkaException.class);
  }

  private static KafkaEventStore store(KafkaBroker broker, Duration patience) {
    return new KafkaEventStore(
        Map.of(
            "bootstrap.servers",
            broker.address(),
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "none",
            "allow.auto.create.topics",
            false),
        patience);
  }

  private static String event() throws Exception {
    return JsonMapper.shared()
        .readTree(Files.readString(Path.of("../contracts/03-change-event.json")))
        .get("value")
        .toString();
  }
}
