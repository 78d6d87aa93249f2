package io.benchtable.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueConfigurationTests {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:7233", "localhost:7233", "127.0.1.1", "[::1]:7233"})
  void compressesNothingThatStaysOnThisMachine(String target) {
    assertThat(compression(target)).isEqualTo(GrpcCompression.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "temporal:7233", "10.0.0.1:7233", "127.example.org:7233", "dns:///t:1"})
  void leavesItToTheClientWhatGoesElsewhere(String target) {
    assertThat(compression(target))
        .isEqualTo(WorkflowServiceStubsOptions.newBuilder().build().getGrpcCompression());
  }

  private static GrpcCompression compression(String target) {
    return new QueueConfiguration()
        .workerCompression(target)
        .customize(WorkflowServiceStubsOptions.newBuilder())
        .build()
        .getGrpcCompression();
  }
}
