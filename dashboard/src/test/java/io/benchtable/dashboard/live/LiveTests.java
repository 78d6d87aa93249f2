package io.benchtable.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiveTests {

  private static final String ID = "01kb3v9m2q8x4c6t7n5r1d0w9z";
  private final ChangeJson json = new ChangeJson();

  @Test
  void changeEventNamesItsBenchmark() {
    JsonNode contract = JsonMapper.shared().readTree(Contracts.text("03-change-event"));
    assertThat(json.read(message(contract.path("value").toString(), "io.benchtable.item.changed")))
        .hasValue(new Change("benchmarks", Optional.of(ID), Optional.empty()));
  }

  @Test
  void jobBelongsToTheBenchmarkThatItsRunBeginsWith() {
    String event =
        "{\"table\": \"jobs\", \"dynamodb\": {\"Keys\": {\"runId\": {\"S\": \""
            + ID
            + "-0007.2\"}, \"jobId\": {\"S\": \"a#1\"}}}}";
    assertThat(json.read(message(event, "x")))
        .hasValue(new Change("jobs", Optional.of(ID), Optional.of(ID + "-0007.2")));
  }

  @Test
  void gapMeansThatAnythingMayHaveChanged() {
    String gap = "{\"table\": \"runs\", \"reason\": \"restored\", \"epoch\": 2}";
    Change change = json.read(message(gap, "io.benchtable.stream.gap")).orElseThrow();
    assertThat(new Interest(Optional.of("other"), Optional.empty()).covers(change)).isTrue();
  }

  @Test
  void whatIsNoChangeEventIsPassedOver() {
    assertThat(json.read(message("no json", "x"))).isEmpty();
    assertThat(json.read(message("{}", "x"))).isEmpty();
  }

  @Test
  void pageHearsOnlyOfWhatItShows() {
    Interest list = new Interest(Optional.empty(), Optional.empty());
    Interest benchmark = new Interest(Optional.of(ID), Optional.empty());
    Interest run = new Interest(Optional.of(ID), Optional.of(ID + "-0001"));
    Change ofBenchmark = new Change("benchmarks", Optional.of(ID), Optional.empty());
    Change ofJob = new Change("jobs", Optional.of(ID), Optional.of(ID + "-0001"));
    assertThat(list.covers(ofBenchmark)).isTrue();
    assertThat(list.covers(ofJob)).isFalse();
    assertThat(benchmark.covers(ofBenchmark)).isTrue();
    assertThat(benchmark.covers(ofJob)).isFalse();
    assertThat(run.covers(ofJob)).isTrue();
    assertThat(run.covers(ofBenchmark)).isFalse();
  }

  @Test
  void connectionsAreBoundedAndEndWhenTheDashboardStops() {
    LivePages pages =
        new LivePages(new LiveSettings(1, Duration.ofSeconds(30), Duration.ofMillis(10)));
    Interest all = new Interest(Optional.empty(), Optional.empty());
    assertThat(pages.open(all)).isEmpty();
    pages.start();
    assertThat(pages.open(all)).isPresent();
    assertThat(pages.open(all)).isEmpty();
    pages.stop();
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> pages.count() == 0);
  }

  private static Message<byte[]> message(String value, String type) {
    return MessageBuilder.withPayload(value.getBytes(StandardCharsets.UTF_8))
        .setHeader("ce_type", type.getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
