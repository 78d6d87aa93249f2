package io.benchtable.streams.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableMessageJsonTests {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void readsAndWritesTheMessagesOfTheContract() throws Exception {
    JsonNode contract =
        JSON.readTree(Files.readString(Path.of("../contracts/02-table-message.json")));
    assertThat(contract).hasSize(4);
    for (JsonNode message : contract) {
      TableMessage read = TableMessageJson.read(message.toString());
      assertThat(JSON.readTree(TableMessageJson.write(read))).isEqualTo(message);
    }
  }

  @Test
  void takesThePartitionKeyFirst() {
    TableMessage message =
        TableMessageJson.read(
            """
            {"message": "stream-changed", "table": "runs", "generation": 8, "relation": "items.t8",
             "keySchema": [{"AttributeName": "runId", "KeyType": "RANGE"},
                           {"AttributeName": "benchmarkId", "KeyType": "HASH"}],
             "stream": {"enabled": false}, "added": "later"}
            """);
    assertThat(message)
        .isEqualTo(
            new TableMessage.StreamChanged(
                new Table(
                    "runs",
                    8,
                    "items.t8",
                    java.util.List.of("benchmarkId", "runId"),
                    new Stream.Disabled())));
  }

  @Test
  void rejectsWhatIsNotAMessage() {
    assertThatThrownBy(() -> TableMessageJson.read("{\"message\": \"other\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a message about a table, but it is 'other'");
    assertThatThrownBy(() -> TableMessageJson.read("{")).hasMessageContaining("but {");
  }
}
