package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.Signer;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class TargetsTests {

  private static final Duration PAUSE = Duration.ofSeconds(5);

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
              Duration.ofMillis(100),
              new CircuitBreaker(Duration.ofNanos(1), System::nanoTime))) {
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

  @Test
  void keepsEventsAtOnceAfterOneThatTemporalDidNotTake() {
    var benchmarks = new Answering(Status.UNAVAILABLE);
    var now = new AtomicLong(Long.MAX_VALUE);
    var functions = new Functions(WorkflowClient.newInstance(nowhere()), signer());
    try (var targets = targets(functions, benchmarks, now::get)) {
      fails(targets, new Target.StartBenchmark("s"));
      fails(targets, new Target.StartBenchmark("s"));
      fails(targets, new Target.CancelBenchmark("c"));
      fails(targets, FUNCTION);
      assertThat(targets.deliver(delivery(new Target.GuardBenchmark("g")), false))
          .isEqualTo(Outcome.DONE);
      assertThat(benchmarks.asked).isEqualTo(1);

      now.addAndGet(PAUSE.toNanos());
      fails(targets, new Target.StartBenchmark("s"));
      fails(targets, new Target.StartBenchmark("s"));
      assertThat(benchmarks.asked).as("one tries again").isEqualTo(2);

      now.addAndGet(PAUSE.toNanos());
      benchmarks.status = Status.OK;
      for (int i = 0; i < 2; i++) {
        assertThat(targets.deliver(delivery(new Target.StartBenchmark("s")), false))
            .isEqualTo(Outcome.DONE);
      }
      assertThat(benchmarks.asked).isEqualTo(4);
    }
  }

  @Test
  void believesInATemporalAgainOnlyWhenItTookARequest() {
    var benchmarks = new Answering(Status.UNAVAILABLE);
    var now = new AtomicLong(0);
    var functions = new Functions(WorkflowClient.newInstance(nowhere()), signer());
    try (var targets = targets(functions, benchmarks, now::get)) {
      fails(targets, new Target.StartBenchmark("s"));

      now.addAndGet(PAUSE.toNanos());
      assertThat(targets.deliver(delivery(new Target.CancelBenchmark("c")), false))
          .isEqualTo(Outcome.DONE);
      fails(targets, new Target.StartBenchmark("s"));
      assertThat(benchmarks.asked).as("nothing was asked of it").isEqualTo(1);

      now.addAndGet(PAUSE.toNanos());
      benchmarks.status = Status.INVALID_ARGUMENT;
      fails(targets, new Target.StartBenchmark("s"));
      fails(targets, new Target.StartBenchmark("s"));
      assertThat(benchmarks.asked).as("it took nothing").isEqualTo(2);
    }
  }

  @Test
  void asksATemporalAgainThatRefusedAnotherRequest() {
    var benchmarks = new Answering(Status.INVALID_ARGUMENT);
    var functions = new Functions(WorkflowClient.newInstance(nowhere()), signer());
    try (var targets = targets(functions, benchmarks, () -> 0)) {
      fails(targets, new Target.StartBenchmark("s"));
      fails(targets, new Target.StartBenchmark("s"));
      assertThat(benchmarks.asked).isEqualTo(2);
    }
  }

  @Test
  void learnsFromAFunctionThatTemporalDoesNotAnswer() throws IOException {
    var benchmarks = new Answering(Status.OK);
    var service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + closedPort())
                .build());
    var functions = new Functions(WorkflowClient.newInstance(service), signer());
    try (var targets = targets(functions, benchmarks, () -> 0)) {
      fails(targets, FUNCTION);
      fails(targets, new Target.StartBenchmark("s"));
      assertThat(benchmarks.asked).isZero();
    } finally {
      service.shutdownNow();
    }
  }

  private static void fails(Targets targets, Target target) {
    assertThatThrownBy(() -> targets.deliver(delivery(target), false))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, e -> assertThat(e.code()).isEqualTo("WORKFLOWS_UNAVAILABLE"));
  }

  private static Targets targets(Functions functions) {
    return targets(functions, new Broken(), System::nanoTime);
  }

  private static Targets targets(
      Functions functions, Benchmarks benchmarks, LongSupplier nanoTime) {
    return new Targets(
        functions,
        new ItemPuts(new InMemoryItems()),
        benchmarks,
        new SaidEvents(),
        true,
        Duration.ofSeconds(1),
        new CircuitBreaker(PAUSE, nanoTime));
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
    public boolean start(String benchmarkId, ChangeEvent event) {
      throw new IllegalStateException("Expected nothing, but here we are");
    }

    @Override
    public boolean cancel(String benchmarkId, ChangeEvent event) {
      return false;
    }

    @Override
    public void recover() {}

    @Override
    public void guard(String benchmarkId, ChangeEvent event) {}
  }

  /** A Temporal that answers every request alike. */
  private static final class Answering implements Benchmarks {

    private Status status;
    private int asked;

    Answering(Status status) {
      this.status = status;
    }

    @Override
    public boolean start(String benchmarkId, ChangeEvent event) {
      asked++;
      if (!status.isOk()) {
        throw status.asRuntimeException();
      }
      return true;
    }

    /** One that has ended already, of which Temporal is not asked. */
    @Override
    public boolean cancel(String benchmarkId, ChangeEvent event) {
      return false;
    }

    @Override
    public void recover() {}

    @Override
    public void guard(String benchmarkId, ChangeEvent event) {}
  }
}
