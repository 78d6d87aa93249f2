package io.benchtable.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.BatchWorker;
import io.benchtable.jobs.job.JobJson;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service beside an in-memory Temporal and tables that are only pretended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerQueuesIntegrationTests {

  private static final String KEY = "test-key";

  private final Path data;
  private final int port = freePort();
  private final TestServer.PortBoundTestServer temporal = TestServer.createPortBoundServer(port);
  private final FakeTables tables = new FakeTables();
  private final ConfigurableApplicationContext worker;
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
  private final WorkflowClient client = WorkflowClient.newInstance(stubs);
  private final WorkerFactory callers = WorkerFactory.newInstance(client);

  WorkerQueuesIntegrationTests(@TempDir Path data) throws IOException {
    this.data = data;
    callers.newWorker("callers").registerWorkflowImplementationTypes(CallImpl.class);
    callers.start();
    worker =
        new SpringApplicationBuilder(BatchWorker.class)
            .run(
                "--server.port=0",
                "--spring.temporal.connection.target=127.0.0.1:" + port,
                "--benchtable.items.endpoint=" + tables.endpoint(),
                "--benchtable.access.job-key=" + KEY,
                "--benchtable.access.token=secret",
                "--benchtable.worker.data-directory=" + data.resolve("worker"),
                "--benchtable.worker.data-root=" + data,
                "--benchtable.worker.lock-file=" + data.resolve("lock"),
                "--benchtable.worker.grace=500ms");
    Awaitility.await().until(() -> worker.getBean(WorkerQueues.class).isPolling());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  @AfterAll
  void stop() {
    worker.close();
    callers.shutdownNow();
    stubs.shutdownNow();
    temporal.close();
    tables.close();
  }

  /** Calls one activity by its name. */
  @WorkflowInterface
  public interface Call {
    @WorkflowMethod
    Map<String, Object> call(String queue, String activity, Map<String, Object> request);
  }

  /** Calls one activity by its name. */
  public static final class CallImpl implements Call {
    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> call(String queue, String activity, Map<String, Object> request) {
      var options =
          ActivityOptions.newBuilder()
              .setTaskQueue(queue)
              .setScheduleToCloseTimeout(Duration.ofSeconds(60))
              .setHeartbeatTimeout(Duration.ofSeconds(10))
              .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2).build())
              .build();
      return Workflow.newUntypedActivityStub(options).execute(activity, Map.class, request);
    }
  }

  @Test
  void compressesNothingForTemporalOnThisMachine() {
    var own = worker.getBean(WorkflowClient.class).getWorkflowServiceStubs();
    assertThat(own.getOptions().getGrpcCompression()).isEqualTo(GrpcCompression.NONE);
  }

  @Test
  void startsAndWaitsForTablesAndTemporal() throws IOException {
    try (var early =
        new SpringApplicationBuilder(BatchWorker.class)
            .run(
                "--server.port=0",
                "--spring.temporal.connection.target=127.0.0.1:9",
                "--benchtable.items.endpoint=http://127.0.0.1:9",
                "--benchtable.access.job-key=" + KEY,
                "--benchtable.worker.data-directory=" + data.resolve("early"),
                "--benchtable.worker.lock-file=" + data.resolve("early-lock"))) {
      Awaitility.await()
          .until(() -> early.getBean(WorkerQueues.class).state().startsWith("waiting: "));
      assertThat(early.isActive()).isTrue();
    }
  }

  @Test
  void runsABenchmarkUnderTheNamesOfTheContracts() throws Exception {
    Files.writeString(data.resolve("in.txt"), "b\na\n");
    var prepared =
        prepare(
            Map.of(
                "benchmarkId", "b",
                "dataset", List.of(Map.of("name", "in", "path", "in.txt")),
                "largestStep", Map.of("vcpus", 1, "memoryMiB", 64)));
    assertThat(prepared.get("problems")).isEqualTo(List.of());
    var queue = String.valueOf(member(prepared, "worker").get("taskQueue"));
    assertThat(queue).startsWith("jobs.default@");
    assertThat(member(prepared, "host").get("logicalCpus"))
        .isEqualTo(Runtime.getRuntime().availableProcessors());

    var run = Map.<String, Object>of("benchmarkId", "b", "runId", "b-0001", "kind", "MEASURED");
    var opening = new HashMap<>(run);
    opening.put("dataset", prepared.get("dataset"));
    assertThat(call(queue, "OpenRun", opening)).containsEntry("status", "READY");

    var step =
        Map.of(
            "name", "sort",
            "command", List.of("sort", "-o", "out.txt", "dataset/in/in.txt"),
            "outputs", List.of("out.txt"),
            "resources", Map.of("vcpus", 1, "memoryMiB", 64),
            "timeoutSeconds", 30);
    var job = Map.of("benchmarkId", "b", "runId", "b-0001", "step", step);
    var result = call(queue, "ExecuteJob", job);
    assertThat(result).containsEntry("status", "SUCCEEDED").containsEntry("exitCode", 0);
    assertThat(call(queue, "ExecuteJob", job)).isEqualTo(result);
    assertThat(tables.tables.get("jobs"))
        .containsKey("b-0001/sort#1")
        .doesNotContainKey("b-0001/sort#2");
    assertThat(tables.tables.get("usage"))
        .containsKey("b-0001/sort#1")
        .doesNotContainKey("b-0001/sort#2");

    var closing = new HashMap<>(run);
    closing.put("keep", List.of("*.txt"));
    assertThat(call(queue, "CloseRun", closing)).isEqualTo(Map.of("kept", List.of("out.txt")));
    assertThat(call(queue, "CloseBenchmark", Map.of("benchmarkId", "b"))).isEmpty();

    assertThat(get("/v1/logs/b-0001/sort%231?stream=stderr", "Bearer secret").statusCode())
        .isEqualTo(200);
    assertThat(get("/v1/logs/b-0001/sort%231", "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(get("/v1/logs/b-0001/nothing", "Bearer secret").statusCode()).isEqualTo(404);
    assertThat(get("/v1/logs/lab%2Fa%20b%25c%3Bd%5Ce-0001/x", "Bearer secret").body())
        .contains("Expected a log of job x of run lab/a b%c;d\\\\e-0001, but there is none");
    assertThat(get("/v1/logs/..%2F..%2Fb-0001/sort%231", "Bearer secret").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(get("/actuator/health", "").body()).contains("UP");
  }

  @Test
  void saysWhatThisHostCannotServe() {
    var prepared =
        prepare(
            Map.of(
                "benchmarkId", "x",
                "dataset", List.of(Map.of("name", "genome", "path", "missing.fa")),
                "software", List.of(Map.of("path", List.of("/no/such/folder"))),
                "largestStep", Map.of("vcpus", 100_000, "memoryMiB", 999_999_999)));
    assertThat(new ArrayList<Object>((List<?>) prepared.get("problems")))
        .hasSize(4)
        .contains(
            Map.of(
                "path",
                "spec.dataset.files.genome",
                "value",
                "missing.fa",
                "expected",
                "a readable file"));
  }

  @Test
  void invokesAFunctionWithItsEvent() {
    var result =
        call(
            "jobs.default",
            "InvokeFunction",
            Map.of(
                "functionId",
                "f",
                "rule",
                "r",
                "target",
                "t",
                "command",
                List.of("sh", "-c", "cat; echo $BT_functionId of $BT_rule/$BT_target >&2"),
                "timeoutSeconds",
                30,
                "event",
                "{\"a\":1}"));
    assertThat(result)
        .containsEntry("status", "SUCCEEDED")
        .containsEntry("output", "{\"a\":1}")
        .containsEntry("stderrTail", "f of r/t\n")
        .containsEntry("signature", SignedRequest.sign(KEY, "FunctionResult", "f\n{\"a\":1}"));
  }

  @Test
  void refusesWhatIsNotSigned() {
    var body = JobJson.write(Map.of("benchmarkId", "b"));
    var forged =
        Map.<String, Object>of(
            "body", body, "signature", SignedRequest.sign("wrong", "CloseBenchmark", body));
    assertThatThrownBy(() -> send("jobs.default", "CloseBenchmark", forged))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo("REFUSED"));
  }

  @Test
  void cancelsARunningStep() throws Exception {
    var own = "jobs.default@" + worker.getBean(WorkerId.class).value();
    call(own, "OpenRun", Map.of("benchmarkId", "c", "runId", "c-0001", "kind", "MEASURED"));
    var step = Map.of("name", "nap", "command", List.of("sleep", "321.5"), "timeoutSeconds", 400);
    var body = JobJson.write(Map.of("benchmarkId", "c", "runId", "c-0001", "step", step));
    var stub = client.newUntypedWorkflowStub("Call", options());
    stub.start(own, "ExecuteJob", signed("ExecuteJob", body));
    Awaitility.await().until(() -> sleeping("321.5"));
    stub.cancel();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !sleeping("321.5"));
    Awaitility.await()
        .until(
            () ->
                String.valueOf(tables.tables.getOrDefault("jobs", Map.of()).get("c-0001/nap#1"))
                    .contains("CANCELLED"));
    call(own, "CloseRun", Map.of("benchmarkId", "c", "runId", "c-0001", "kind", "MEASURED"));
  }

  @Test
  void leavesADataDirectoryToTheWorkerThatHasIt() {
    var directory = data.resolve("worker");
    assertThatThrownBy(() -> DataDirectory.take(directory))
        .hasMessage(
            "Expected data directory "
                + directory
                + " to be free, but another batch-worker uses it");
    var second =
        new SpringApplicationBuilder(BatchWorker.class)
            .web(WebApplicationType.NONE)
            .properties("benchtable.worker.data-directory=" + directory);
    assertThatThrownBy(second::run).rootCause().isInstanceOf(DataDirectory.InUse.class);
  }

  private static boolean sleeping(String argument) {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process ->
                process
                    .info()
                    .arguments()
                    .map(Arrays::asList)
                    .orElse(List.of())
                    .contains(argument));
  }

  private static Map<?, ?> member(Map<String, Object> object, String name) {
    return object.get(name) instanceof Map<?, ?> member ? member : Map.of();
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    var local = worker.getEnvironment().getProperty("local.server.port");
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + local + path))
              .header("Authorization", authorization)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Map<String, Object> signed(String activity, String body) {
    return Map.of("body", body, "signature", SignedRequest.sign(KEY, activity, body));
  }

  /** Asks for preparation, and expects the result to be signed as that of the request. */
  private Map<String, Object> prepare(Object message) {
    var request = signed("PrepareBenchmark", JobJson.write(message));
    var result = send("jobs.default", "PrepareBenchmark", request);
    var body = String.valueOf(result.get("body"));
    assertThat(result)
        .containsEntry(
            "signature",
            SignedRequest.sign(KEY, "PreparedBenchmark", request.get("signature") + "\n" + body));
    var prepared = new HashMap<String, Object>();
    Map<?, ?> read = JobJson.read(body, Map.class);
    read.forEach((name, value) -> prepared.put(String.valueOf(name), value));
    return prepared;
  }

  private Map<String, Object> call(String queue, String activity, Object request) {
    return send(queue, activity, signed(activity, JobJson.write(request)));
  }

  private static WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setTaskQueue("callers")
        .setWorkflowRunTimeout(Duration.ofMinutes(5))
        .build();
  }

  private Map<String, Object> send(String queue, String activity, Map<String, Object> request) {
    return client.newWorkflowStub(Call.class, options()).call(queue, activity, request);
  }
}
