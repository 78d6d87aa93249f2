package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.Signer;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTests {

  private static final Target.Function FUNCTION =
      new Target.Function("f", List.of("true"), Duration.ofSeconds(1), "default", Optional.empty());

  @Test
  void givesUpSoonWhenTemporalIsDown() throws IOException {
    var service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + closedPort())
                .build());
    try (var targets = targets(new Functions(WorkflowClient.newInstance(service), signer()))) {
      long begin = System.nanoTime();

      assertThatThrownBy(() -> targets.deliver(delivery(FUNCTION), false))
          .isInstanceOfSatisfying(
              DeliveryFailed.class, e -> assertThat(e.code()).isEqualTo("WORKFLOWS_UNAVAILABLE"));

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    } finally {
      service.shutdownNow();
    }
  }

  @Test
  void keepsTheEventOfAFunctionFirstWhereTemporalForgets() {
    for (boolean durable : List.of(true, false)) {
      var said = new SaidEvents();
      var functions = new Functions(WorkflowClient.newInstance(nowhere()), signer());
      try (var targets =
          new Targets(
              functions,
              new ItemPuts(new InMemoryItems()),
              new Broken(),
              said,
              durable,
              Duration.ofMillis(100))) {
        assertThatThrownBy(() -> targets.deliver(delivery(FUNCTION), false))
            .isInstanceOf(DeliveryFailed.class);
        assertThatThrownBy(() -> targets.deliver(delivery(FUNCTION), true))
            .isInstanceOf(DeliveryFailed.class);
      }
      assertThat(said.said()).isEqualTo(durable ? List.of() : List.of("r f under way"));
    }
  }

  @Test
  void makesAnErrorOfOursAFailureOfTheTarget() {
    try (var targets = targets(new Functions(WorkflowClient.newInstance(nowhere()), signer()))) {
      assertThatThrownBy(() -> targets.deliver(delivery(new Target.StartBenchmark("s")), false))
          .isInstanceOfSatisfying(
              DeliveryFailed.class, e -> assertThat(e.code()).isEqualTo("INTERNAL"));
    }
  }

  private static Targets targets(Functions functions) {
    return new Targets(
        functions,
        new ItemPuts(new InMemoryItems()),
        new Broken(),
        new SaidEvents(),
        true,
        Duration.ofSeconds(1));
  }

  private static WorkflowServiceStubs nowhere() {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());
  }

  private static Signer signer() {
    return new Signer("key");
  }

  private static Delivery delivery(Target target) {
    var rule = new Rule("r", "{}", List.of(target), false);
    return new Delivery(rule, target, Events.insert("samples", "{}"));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static final class Broken implements Benchmarks {
    @Override
    public void start(String benchmarkId, ChangeEvent event) {
      throw new IllegalStateException("Expected nothing, but here we are");
    }

    @Override
    public void cancel(String benchmarkId, ChangeEvent event) {}

    @Override
    public void recover() {}

    @Override
    public void guard(String benchmarkId, ChangeEvent event) {}
  }
}
