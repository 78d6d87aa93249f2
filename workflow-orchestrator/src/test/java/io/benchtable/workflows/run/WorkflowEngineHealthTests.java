package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class WorkflowEngineHealthTests {

  @Test
  void isDownBeforeTheWorkerStartsAndAgainWhenTemporalIsGone() {
    TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    WorkflowEngine engine = new WorkflowEngine(temporal.getWorkflowClient(), List.of());
    WorkflowEngineHealth health = new WorkflowEngineHealth(engine);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

    engine.start();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> health.health().getStatus().equals(Status.UP));

      temporal.close();
      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.health().getDetails()).containsValue("Temporal does not answer");
    } finally {
      engine.stop();
    }
  }
}
