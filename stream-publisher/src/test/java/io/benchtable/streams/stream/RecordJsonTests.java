package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.ChangeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordJsonTests {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void makesTheRecordOfTheContractOfTheEventOfTheContract() throws Exception {
    JsonNode event = contract("03-change-event.json").path("value");
    JsonNode record = contract("23-stream-records.json").at("/answer/Records/0");
    StreamArn arn = StreamArn.parse(event.path("eventSourceARN").asString()).orElseThrow();
    RecordJson.Written written = RecordJson.read(arn, entry(event)).orElseThrow();
    assertThat(written.json().toPrettyString()).isEqualTo(record.toPrettyString());
    assertThat(RecordJson.read(new StreamArn("benchmarks", "other"), entry(event))).isEmpty();
  }

  @Test
  void namesTheServiceAsTheApiDoes() {
    ChangeId id = InMemoryLog.id(1, 11);
    String event =
        InMemoryLog.event(InMemoryLog.ARN, id, "x")
            .replace(
                "\"table\"",
                "\"userIdentity\": {\"type\": \"Service\", \"principalId\": \"p\"}, \"table\"");
    JsonNode record =
        RecordJson.read(InMemoryLog.ARN, entry(JSON.readTree(event))).orElseThrow().json();
    assertThat(record.path("userIdentity").toString())
        .isEqualTo("{\"PrincipalId\":\"p\",\"Type\":\"Service\"}");
  }

  private static PartitionLog.Entry entry(JsonNode event) {
    return new PartitionLog.Entry(
        0,
        ChangeId.parse(event.path("eventID").asString()),
        false,
        event.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode contract(String name) throws Exception {
    return JSON.readTree(Files.readString(Path.of("../contracts", name)));
  }
}
