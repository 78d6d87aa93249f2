package io.benchtable.workflows.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangeEventJsonTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final EventReference REFERENCE = new EventReference("table.benchmarks.7", 0, 12);

  private final JsonNode contract = contract();

  @Test
  void readsTheContract() {
    var event = event(contract.get("value").toString());

    assertThat(event.id()).isEqualTo("0001-00000000016B3748-000003");
    assertThat(event.table()).isEqualTo("benchmarks");
    assertThat(event.kind()).isEqualTo(ChangeEvent.Kind.MODIFY);
    assertThat(event.changed()).containsExactly("status");
    assertThat(event.time()).isEqualTo(Instant.ofEpochMilli(1795428930123L));
    assertThat(event.keys()).isEqualTo(Map.of("benchmarkId", "01kb3v9m2q8x4c6t7n5r1d0w9z"));
    assertThat(event.newImage().orElseThrow())
        .containsEntry("status", "WAITING")
        .containsEntry("attempt", new BigDecimal("1"));
    assertThat(event.causeDepth()).isZero();
  }

  @Test
  void writesTheContractAgain() {
    var event = event(contract.get("value").toString());

    assertThat(JSON.readTree(ChangeEventJson.write(event))).isEqualTo(contract.get("value"));
    assertThat(ChangeEventJson.compact(event)).isEqualTo(event.json());
  }

  @Test
  void passesOnALargeEventWithoutItsImages() {
    var large = "x".repeat(ChangeEvent.LARGE);
    var event = event(contract.get("value").toString().replace("WAITING", large));

    var small = JSON.readTree(ChangeEventJson.compact(event));

    assertThat(small.path("eventID").asString()).isEqualTo("0001-00000000016B3748-000003");
    assertThat(small.at("/dynamodb/NewImage").isMissingNode()).isTrue();
    assertThat(small.at("/dynamodb/Keys/benchmarkId/S").asString()).startsWith("01kb");
    assertThat(small.at("/reference/offset").asInt()).isEqualTo(12);
  }

  @Test
  void countsTheBytesOfALargeEvent() {
    var cyrillic = "д".repeat(ChangeEvent.LARGE / 2);
    var json = contract.get("value").toString();

    assertThat(event(json).isLarge()).isFalse();
    assertThat(event(json.replace("WAITING", cyrillic)).isLarge()).isTrue();
    assertThat(event(json.replace("WAITING", cyrillic.substring(json.length()))).isLarge())
        .isFalse();
  }

  @Test
  void readsEveryTypeOfAttribute() {
    var image =
        """
        {"s":{"S":"a"},"n":{"N":"1.50"},"b":{"B":"AQ=="},"t":{"BOOL":true},"z":{"NULL":true},
         "ss":{"SS":["a","b"]},"ns":{"NS":["1"]},"l":{"L":[{"S":"x"}]},"m":{"M":{"k":{"N":"2"}}}}""";
    var event = event(event("INSERT", image));

    assertThat(event.newImage().orElseThrow())
        .containsEntry("s", "a")
        .containsEntry("n", new BigDecimal("1.50"))
        .containsEntry("b", "AQ==")
        .containsEntry("t", true)
        .containsEntry("z", null)
        .containsEntry("ss", List.of("a", "b"))
        .containsEntry("ns", List.of(BigDecimal.ONE))
        .containsEntry("l", List.of("x"))
        .containsEntry("m", Map.of("k", new BigDecimal("2")));
  }

  @Test
  void readsTheLongestNames() {
    var name = "n".repeat(65_535);

    assertThat(event(event("INSERT", "{\"%s\":{\"S\":\"a\"}}".formatted(name))).newImage())
        .contains(Map.of(name, "a"));
  }

  @Test
  void readsTheDepthOfCauses() {
    assertThat(event(event("INSERT", "{\"causeDepth\":{\"N\":\"3\"}}")).causeDepth()).isEqualTo(3);
  }

  @Test
  void tellsAGapFromAChange() {
    var gap = "{\"table\":\"samples\",\"reason\":\"slot lost\",\"epoch\":2}";

    assertThat(read(gap)).isEqualTo(new ChangeEventJson.Read.Gap("samples", "slot lost"));
  }

  @Test
  void saysWhatIsNoEvent() {
    assertThat(read("nonsense")).isInstanceOf(ChangeEventJson.Read.Unreadable.class);
    assertThat(read("null")).isInstanceOf(ChangeEventJson.Read.Unreadable.class);
    assertThat(read("{}"))
        .isEqualTo(new ChangeEventJson.Read.Unreadable("Expected eventID, but it is null"));
  }

  private static String event(String name, String newImage) {
    return """
    {"eventID":"1","eventName":"%s","table":"t","changed":[],
     "dynamodb":{"ApproximateCreationDateTime":1.5,"Keys":{},"NewImage":%s}}"""
        .formatted(name, newImage);
  }

  private static ChangeEvent event(String json) {
    return ChangeEventJson.event(json.getBytes(StandardCharsets.UTF_8), REFERENCE).orElseThrow();
  }

  private static ChangeEventJson.Read read(String json) {
    return ChangeEventJson.read(json.getBytes(StandardCharsets.UTF_8), REFERENCE);
  }

  private static JsonNode contract() {
    try {
      return JSON.readTree(Files.readString(Path.of("../contracts/03-change-event.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
