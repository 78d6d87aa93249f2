package io.benchtable.streams.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.ViewType;
import io.benchtable.streams.topic.TopicName;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Stream.Enabled STREAM =
      new Stream.Enabled(ViewType.NEW_AND_OLD_IMAGES, "2026-11-23T10:15:30.123");

  @Test
  void writesTheEventOfTheContract() throws Exception {
    JsonNode contract =
        JSON.readTree(Files.readString(Path.of("../contracts/03-change-event.json")));
    JsonNode images = contract.at("/value/dynamodb");
    Table table = new Table("benchmarks", 7, "items.t7", List.of("benchmarkId"), STREAM);
    StreamRecord record =
        StreamRecord.of(
                new ChangeId(1, new Position(new Lsn(0x16B3748), 3)),
                table,
                STREAM,
                new ItemChange.Modified(
                    ItemJson.read(images.path("OldImage").toString()),
                    ItemJson.read(images.path("NewImage").toString())),
                Instant.parse("2026-11-23T10:15:30.123456Z"),
                Optional.empty())
            .orElseThrow();
    Event event = EventJson.write(record);
    assertThat(TopicName.of(table)).isEqualTo(contract.path("topic").asString());
    assertThat(event.key()).asString().isEqualTo(contract.path("key").asString());
    assertThat(JSON.<JsonNode>valueToTree(event.headers())).isEqualTo(contract.path("headers"));
    assertThat(JSON.readTree(event.value()).toPrettyString())
        .isEqualTo(contract.path("value").toPrettyString());
  }

  @Test
  void saysWhoDidIt() {
    StreamRecord record =
        StreamRecord.of(
                ChangeId.firstOf(1),
                new Table("t", 1, "items.t1", List.of("id"), STREAM),
                STREAM,
                new ItemChange.Removed(ItemJson.read("{\"id\": {\"N\": \"1.50\"}}")),
                Instant.EPOCH,
                Optional.of("{\"type\":\"Service\"}"))
            .orElseThrow();
    Event event = EventJson.write(record);
    JsonNode value = JSON.readTree(event.value());
    assertThat(value.path("eventName").asString()).isEqualTo("REMOVE");
    assertThat(value.at("/userIdentity/type").asString()).isEqualTo("Service");
    assertThat(value.at("/dynamodb/NewImage").isMissingNode()).isTrue();
    assertThat(event.key()).asString().isEqualTo("t\0{\"id\":{\"N\":\"1.5\"}}");
  }

  @Test
  void showsOnlyWhatTheViewTypeShows() {
    for (ViewType view : ViewType.values()) {
      Stream.Enabled stream = new Stream.Enabled(view, "x");
      StreamRecord record =
          StreamRecord.of(
                  ChangeId.firstOf(1),
                  new Table("t", 1, "items.t1", List.of("id"), stream),
                  stream,
                  new ItemChange.Modified(
                      ItemJson.read("{\"id\": {\"S\": \"a\"}, \"v\": {\"S\": \"a\"}}"),
                      ItemJson.read("{\"id\": {\"S\": \"a\"}}")),
                  Instant.EPOCH,
                  Optional.empty())
              .orElseThrow();
      assertThat(record.changed()).containsExactly("v");
      assertThat(record.oldImage().isPresent()).isEqualTo(view.showsOld());
      assertThat(record.newImage().isPresent()).isEqualTo(view.showsNew());
    }
  }

  @Test
  void tellsOfAGap() {
    Event gap = EventJson.gap(ChangeId.firstOf(2), "benchmarks", "SLOT_MISSING", Instant.EPOCH);
    assertThat(gap.headers())
        .containsAllEntriesOf(
            Map.of("ce_type", Event.GAP, "ce_id", "0002-0000000000000000-000000"));
    assertThat(JSON.readTree(gap.value()))
        .isEqualTo(
            JSON.readTree(
                "{\"table\": \"benchmarks\", \"reason\": \"SLOT_MISSING\", \"epoch\": 2}"));
  }
}
