package io.benchtable.costs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.costs.item.PlatformFixture;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostWorkerTests {

  /** Calls the three activities by name, as the workflow of a benchmark does. */
  @WorkflowInterface
  public interface Calls {
    @WorkflowMethod
    Map<String, Object> call();
  }

  /** With plain JSON on both sides. */
  public static final class CallsByName implements Calls {
    @Override
    public Map<String, Object> call() {
      var activities =
          Workflow.newUntypedActivityStub(
              ActivityOptions.newBuilder()
                  .setTaskQueue("costs")
                  .setScheduleToCloseTimeout(Duration.ofMinutes(1))
                  .build());
      Map<String, Object> pricing = Map.of("book", "own-hardware", "version", "2026-11-01");
      Object checked =
          activities.execute(
              "CheckPricing",
              Object.class,
              Map.of(
                  "pricing", pricing, "configurations", List.of(Map.of("k", 11), Map.of("k", 21))));
      Object priced =
          activities.execute(
              "PriceRun",
              Object.class,
              Map.of(
                  "benchmarkId",
                  "b",
                  "benchmarkName",
                  "k",
                  "runId",
                  "b-0001",
                  "kind",
                  "MEASURED",
                  "configurationId",
                  "threads=1",
                  "sample",
                  true,
                  "pricing",
                  pricing,
                  "tags",
                  Map.of("team", "genomics")));
      Object judged =
          activities.execute(
              "JudgeBenchmark",
              Object.class,
              Map.of(
                  "benchmarkId", "b",
                  "baseline", "threads=1",
                  "smallestDifference", "0.02",
                  "checks",
                      List.of(
                          Map.of("metric", "distinctKmers", "equals", 48502, "groupBy", List.of())),
                  "pricing", pricing));
      return Map.of("checked", checked, "priced", priced, "judged", judged);
    }
  }

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final PlatformFixture platform = new PlatformFixture();
  private final CostWorker worker =
      new CostWorker(
          platform.tables, CostAnalysisTests.analysis(platform), temporal.getWorkflowClient());

  @AfterEach
  void close() {
    worker.stop();
    temporal.close();
  }

  @Test
  void servesItsActivitiesByNameOnItsTaskQueue() {
    platform.completeRun("b-0001", 1, 1, "0.4");
    Worker workflows = temporal.newWorker("workflows");
    workflows.registerWorkflowImplementationTypes(CallsByName.class);
    temporal.start();
    worker.start();
    await().untilAsserted(() -> assertThat(worker.waitingFor()).isEmpty());
    Calls calls =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                Calls.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue("workflows")
                    .setWorkflowRunTimeout(Duration.ofMinutes(1))
                    .build());
    Map<String, Object> results = calls.call();
    assertThat(results.get("checked"))
        .isEqualTo(Map.of("problems", List.of(), "book", "own-hardware", "version", "2026-11-01"));
    assertThat(String.valueOf(results.get("priced"))).contains("completeness=complete");
    assertThat(String.valueOf(results.get("judged")))
        .contains("threads=1 took 400.0 ms (too few runs")
        .contains("infeasible=0");
    assertThat(new CostWorkerHealth(worker).health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void isNotHealthyBeforeItPolls() {
    assertThat(new CostWorkerHealth(worker).health().getStatus().getCode()).isEqualTo("DOWN");
  }
}
