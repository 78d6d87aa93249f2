package io.benchtable.standalone.engine;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Makes sure that the namespace exists and answers before anything of ours connects. */
final class TemporalNamespace {

  static final String NAME = "default";

  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final Duration GIVEN = Duration.ofSeconds(10);

  private TemporalNamespace() {}

  /**
   * Waits for a server that was just started.
   *
   * @throws EngineFailure if it ends, or does not answer within a minute
   */
  static void await(String address, BooleanSupplier alive, Path directory) {
    if (await(address, alive, STARTING).isPresent()) {
      throw new EngineFailure(
          "The Temporal server did not answer at "
              + address
              + ": see temporal.log in "
              + directory
              + ".");
    }
  }

  /**
   * Looks for a server that somebody else runs.
   *
   * @throws EngineFailure if none answers within some seconds
   */
  static void find(String address) {
    await(address, () -> true, GIVEN)
        .ifPresent(
            obstacle -> {
              throw new EngineFailure(
                  "No Temporal server answers at "
                      + address
                      + " ("
                      + obstacle
                      + "): start one there, or choose another with --temporal.");
            });
  }

  /** Nothing once it answers, else what it last said instead. */
  private static Optional<String> await(String address, BooleanSupplier alive, Duration limit) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .setRpcTimeout(Duration.ofSeconds(5))
                .build());
    try {
      Instant deadline = Instant.now().plus(limit);
      Optional<String> obstacle = obstacle(stubs);
      while (obstacle.isPresent() && alive.getAsBoolean() && Instant.now().isBefore(deadline)) {
        TimeUnit.MILLISECONDS.sleep(100);
        obstacle = obstacle(stubs);
      }
      return obstacle;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("Interrupted while waiting for the Temporal server.", e);
    } finally {
      stubs.shutdownNow();
    }
  }

  /** Asks for a workflow that is not there; the namespace is made if that is what is missing. */
  private static Optional<String> obstacle(WorkflowServiceStubs stubs) {
    try {
      stubs
          .blockingStub()
          .describeWorkflowExecution(
              DescribeWorkflowExecutionRequest.newBuilder()
                  .setNamespace(NAME)
                  .setExecution(
                      io.temporal.api.common.v1.WorkflowExecution.newBuilder()
                          .setWorkflowId("is-anyone-there"))
                  .build());
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        return Optional.of(said(e));
      }
      return said(e).toLowerCase(Locale.ROOT).contains("workflow")
          ? Optional.empty()
          : Optional.of(register(stubs).orElse("the namespace " + NAME + " is new"));
    }
  }

  private static String said(StatusRuntimeException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static Optional<String> register(WorkflowServiceStubs stubs) {
    try {
      stubs
          .blockingStub()
          .registerNamespace(
              RegisterNamespaceRequest.newBuilder()
                  .setNamespace(NAME)
                  .setWorkflowExecutionRetentionPeriod(Durations.fromDays(7))
                  .build());
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.ALREADY_EXISTS
          ? Optional.empty()
          : Optional.of(said(e));
    }
  }
}
