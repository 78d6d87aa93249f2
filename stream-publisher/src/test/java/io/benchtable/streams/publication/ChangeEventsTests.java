package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.ViewType;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.wal.Cell;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import io.benchtable.streams.wal.Transaction;
import io.benchtable.streams.wal.WalMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ChangeEventsTests {

  private static final Stream.Enabled STREAM =
      new Stream.Enabled(ViewType.NEW_AND_OLD_IMAGES, "2026-01-01T00:00");
  private static final Table TABLE = new Table("t", 1, "items.t1", List.of("id"), STREAM);
  private static final WalMessage.Relation RELATION =
      new WalMessage.Relation(1, "items", "t1", 'f', List.of("item"));
  private static final ChangeId ID = new ChangeId(1, new Position(new Lsn(7), 3));

  @Test
  void makesTheEventOfAnItem() {
    Event event = event("{\"id\":{\"S\":\"a\"}}");
    assertThat(event.isGap()).isFalse();
    assertThat(event.key()).asString().isEqualTo("t\0{\"id\":{\"S\":\"a\"}}");
  }

  @Test
  void readsTheLongestNameThatTheTableServiceTakes() {
    String name = "n".repeat(65_535);
    Event event = event("{\"%s\":{\"NULL\":true},\"id\":{\"S\":\"a\"}}".formatted(name));
    assertThat(event.isGap()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":{\"S\":\"\\ud800x\"}}",
        "{\"id\":{\"S\":null}}",
        "{\"id\":null}",
        "{\"id\":{\"N\":\"one\"}}",
        "{\"id\":{\"B\":\"?\"}}",
        "{\"other\":{\"S\":\"a\"}}",
        "null",
        "not json"
      })
  void makesAGapOfWhatCannotBeRead(String item) {
    Event event = event(item);
    assertThat(event.isGap()).isTrue();
    assertThat(event.id()).isEqualTo(ID);
    assertThat(reason(event)).isEqualTo(Reason.CHANGE_UNREADABLE.name());
  }

  @Test
  void makesAGapOfWhatIsTooLargeForKafka() {
    int room = (int) ChangeEvents.MAX_BYTES - 2_000;
    assertThat(event(item(room)).isGap()).isFalse();
    assertThat(event(item(room)).size()).isLessThan(KafkaTopics.MAX_MESSAGE_BYTES);
    Event event = event(item(KafkaTopics.MAX_MESSAGE_BYTES));
    assertThat(event.isGap()).isTrue();
    assertThat(event.id()).isEqualTo(ID);
    assertThat(reason(event)).isEqualTo(Reason.CHANGE_TOO_LARGE.name());
  }

  private static String item(int size) {
    return "{\"id\":{\"S\":\"a\"},\"v\":{\"S\":\"%s\"}}".formatted("x".repeat(size));
  }

  private static Event event(String item) {
    Transaction.RowChange change =
        new Transaction.RowChange(
            3, RELATION, new WalMessage.Insert(1, List.of(new Cell.Text(item))));
    return ChangeEvents.of(ID, TABLE, STREAM, change, Instant.EPOCH, Optional.empty())
        .orElseThrow();
  }

  private static String reason(Event event) {
    return new JsonMapper().readTree(event.value()).path("reason").asString();
  }
}
