package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.Signer;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function's event outlasts outages of any length: it ends as delivered or as a dead letter. */
class TargetOutageTests {

  private static final Signer SIGNER = new Signer("key");
  private static final Target.Function FUNCTION =
      new Target.Function(
          "f", List.of("true"), Duration.ofSeconds(1), "default", Optional.of("samples"));
  private static final Delivery DELIVERY =
      new Delivery(
          new Rule("r", "{}", List.of(FUNCTION), false), FUNCTION, Events.insert("samples", "{}"));
  private static final String ID = "target-" + DELIVERY.id();

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

  @AfterEach
  void close() {
    temporal.close();
  }

  /** The server in memory gives a workflow ten years that is given no time. */
  @Test
  void hasNoTimeInWhichItMustEnd() {
    start();

    var begun =
        temporal
            .getWorkflowClient()
            .fetchHistory(ID)
            .getEvents()
            .getFirst()
            .getWorkflowExecutionStartedEventAttributes();
    assertThat(Duration.ofSeconds(begun.getWorkflowRunTimeout().getSeconds()))
        .satisfiesAnyOf(
            none -> assertThat(none).isZero(),
            years -> assertThat(years).isGreaterThan(Duration.ofDays(365)));
  }

  private void start() {
    new Functions(temporal.getWorkflowClient(), SIGNER).start(DELIVERY, FUNCTION, false);
  }
}
