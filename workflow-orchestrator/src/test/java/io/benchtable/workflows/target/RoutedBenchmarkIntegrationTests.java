package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.WorkflowOrchestrator;
import io.benchtable.workflows.event.KafkaBroker;
import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.RuleJson;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service: a change event of a benchmark on Kafka starts its workflow. */
@SpringBootTest(
    classes = WorkflowOrchestrator.class,
    properties = {
      "spring.temporal.test-server.enabled=true",
      "benchtable.access.token=token-for-tests-only",
      "benchtable.access.job-key=golden-job-key-for-tests-only"
    })
@Import(RoutedBenchmarkIntegrationTests.Wiring.class)
class RoutedBenchmarkIntegrationTests {

  private static final KafkaBroker BROKER = broker();
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Autowired private InMemoryItems items;

  @AfterAll
  static void stopBroker() {
    BROKER.close();
  }

  @Test
  void failsABenchmarkThatCannotBeRunAndRestoresOneThatIsPutOver() throws Exception {
    BROKER.createTopic("table.benchmarks.1", 2);
    var put =
        Map.<String, @Nullable Object>of(
            "benchmarkId", "b1", "spec", Map.of("name", "no pipeline"));
    await().atMost(LONGEST).ignoreExceptions().until(() -> tryPut(put));
    send("INSERT", "1", null, put);

    await().atMost(LONGEST).until(() -> "FAILED".equals(item().get("status")));
    assertThat(String.valueOf(item().get("errors"))).contains("spec.pipeline");

    var before = item();
    items.put("benchmarks", put);
    send("MODIFY", "2", before, put);

    await().atMost(LONGEST).until(() -> "FAILED".equals(item().get("status")));
    assertThat(String.valueOf(item().get("message"))).contains("was put again");
  }

  private boolean tryPut(Map<String, @Nullable Object> item) {
    items.put("benchmarks", item);
    return true;
  }

  private Map<String, @Nullable Object> item() {
    return items.get("benchmarks", Map.of("benchmarkId", "b1")).orElseThrow();
  }

  private static void send(
      String name,
      String id,
      @Nullable Map<String, @Nullable Object> oldImage,
      Map<String, @Nullable Object> newImage) {
    var changed = oldImage == null ? List.of("spec") : oldImage.keySet().stream().sorted().toList();
    var json =
        Events.json(
            id,
            "benchmarks",
            name,
            RuleJson.write(changed),
            "{\"benchmarkId\":{\"S\":\"b1\"}}",
            oldImage == null ? null : RuleJson.write(TypedJson.item(oldImage)),
            RuleJson.write(TypedJson.item(newImage)));
    BROKER.send("table.benchmarks.1", "b1", json);
  }

  private static KafkaBroker broker() {
    try {
      return KafkaBroker.start(Files.createTempDirectory("router-kafka"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @DynamicPropertySource
  static void kafka(DynamicPropertyRegistry registry) {
    registry.add("spring.cloud.stream.kafka.binder.brokers", BROKER::address);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Wiring {

    @Bean
    @Primary
    InMemoryItems itemsInMemory() {
      return new InMemoryItems();
    }
  }
}
