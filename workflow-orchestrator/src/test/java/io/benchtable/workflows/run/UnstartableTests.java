package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A benchmark that cannot be started says so, and holds up no others. */
class UnstartableTests extends WorkflowFixture {

  private static final String UNSTARTABLE = "a";
  private static final String TOO_LONG = "д".repeat(496);

  private Status answer = Status.INVALID_ARGUMENT;
  private final BenchmarkWorkflows workflows = new BenchmarkWorkflows(refusing());
  private final BenchmarkChanges changes =
      new BenchmarkChanges(new BenchmarkItems(bench.items, InstantSource.system()), workflows);

  UnstartableTests() {
    super(new Visited());
  }

  @Test
  void recoversTheOthers() {
    put(UNSTARTABLE);
    put(ID);
    changes.recover();
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.benchmark(UNSTARTABLE))
        .as("left to the reconciler")
        .containsEntry("status", "WAITING")
        .containsEntry("open", "open");
  }

  @Test
  void recoversNothingByHalvesWhileTemporalDoesNotAnswer() {
    answer = Status.UNAVAILABLE;
    put(UNSTARTABLE);

    assertThatThrownBy(changes::recover).hasStackTraceContaining("UNAVAILABLE");
    assertThatThrownBy(() -> Reconciler.reconcile(bench.items, workflows))
        .hasStackTraceContaining("UNAVAILABLE");
  }

  @Test
  void reconcilesTheOthers() {
    for (var id : new String[] {UNSTARTABLE, ID}) {
      put(id);
      new BenchmarkItems(bench.items, InstantSource.system()).admit(id, Map.of());
    }
    assertThat(Reconciler.reconcile(bench.items, workflows)).isEqualTo(1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
  }

  @Test
  void refusesAnIdThatIsTooLongForAWorkflow() {
    bench.submit(TOO_LONG, Specs.small(1, 0));
    bench.changes.recover();

    var item = bench.benchmark(TOO_LONG);
    assertThat(item)
        .containsEntry("status", "FAILED")
        .containsEntry("reason", "INVALID_SPEC")
        .doesNotContainKey("open");
    assertThat(item.get("message"))
        .asString()
        .startsWith("benchmarkId: expected an id of at most 990 bytes, but it is ддд")
        .endsWith("… of 992 bytes");
    assertThat(item.get("errors")).asString().contains("path=benchmarkId");

    bench.retry(TOO_LONG);
    assertThat(bench.benchmark(TOO_LONG)).containsEntry("status", "FAILED");
    assertThat(bench.benchmark(TOO_LONG).get("attempt")).hasToString("2");
  }

  @Test
  void takesTheLongestIdThatAWorkflowMayHave() {
    assertThat(BenchmarkIds.problem("x".repeat(990))).isEmpty();
    assertThat(BenchmarkIds.problem("x".repeat(991))).isPresent();
  }

  private void put(String id) {
    bench.items.put("benchmarks", Map.of("benchmarkId", id, "spec", Specs.small(1, 0)));
  }

  /** A client of a Temporal that does not take one benchmark. */
  private WorkflowClient refusing() {
    var interceptor =
        new WorkflowClientInterceptorBase() {
          @Override
          public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(
              WorkflowClientCallsInterceptor next) {
            return new WorkflowClientCallsInterceptorBase(next) {
              @Override
              public WorkflowStartOutput start(WorkflowStartInput input) {
                if (input.getWorkflowId().equals(BenchmarkWorkflows.workflowId(UNSTARTABLE, 1))) {
                  throw answer.asRuntimeException();
                }
                return super.start(input);
              }
            };
          }
        };
    var temporal = bench.temporal;
    return WorkflowClient.newInstance(
        temporal.getWorkflowServiceStubs(),
        temporal.getWorkflowClient().getOptions().toBuilder().setInterceptors(interceptor).build());
  }
}
