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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Makes sure that the namespace exists and answers before anything of ours connects. */
final class TemporalNamespace {

  static final String NAME = "default";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private TemporalNamespace() {}

  static void await(String address, BooleanSupplier alive, Path directory) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .setRpcTimeout(Duration.ofSeconds(5))
                .build());
    try {
      Instant deadline = Instant.now().plus(LIMIT);
      while (!answers(stubs)) {
        if (!alive.getAsBoolean() || Instant.now().isAfter(deadline)) {
          throw new EngineFailure(
              "The Temporal server did not answer at "
                  + address
                  + ": see temporal.log in "
                  + directory
                  + ".");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineFailure("Interrupted while the Temporal server was starting.", e);
    } finally {
      stubs.shutdownNow();
    }
  }

  private static boolean answers(WorkflowServiceStubs stubs) {
    try {
      register(stubs);
      stubs
          .blockingStub()
          .describeWorkflowExecution(
              DescribeWorkflowExecutionRequest.newBuilder()
                  .setNamespace(NAME)
                  .setExecution(
                      io.temporal.api.common.v1.WorkflowExecution.newBuilder()
                          .setWorkflowId("is-anyone-there"))
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.NOT_FOUND
          && String.valueOf(e.getStatus().getDescription()).toLowerCase().contains("workflow");
    }
  }

  private static void register(WorkflowServiceStubs stubs) {
    try {
      stubs
          .blockingStub()
          .registerNamespace(
              RegisterNamespaceRequest.newBuilder()
                  .setNamespace(NAME)
                  .setWorkflowExecutionRetentionPeriod(Durations.fromDays(7))
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
