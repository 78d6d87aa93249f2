package io.benchtable.workflows.run;

import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A worker that measures nothing: a step ends as the test says. */
final class FakeWorker implements WorkerActivities {

  static final String QUEUE = "jobs.default@fake";

  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  final List<Map<String, @Nullable Object>> requests =
      Collections.synchronizedList(new ArrayList<>());
  private final Signer signer = new Signer("key");
  volatile Function<String, String> stepStatus = _ -> "SUCCEEDED";
  volatile Function<String, String> openStatus = _ -> "READY";

  /** What other processes use during a run, by its id. */
  volatile Function<String, String> otherCpu = _ -> "0.010";

  final List<String> preparedOn = Collections.synchronizedList(new ArrayList<>());
  volatile @Nullable Prepared prepared;
  volatile String hostname = "lab-7";

  /** The key that results are signed with. */
  volatile String resultKey = "key";

  /** When set, the activity of this name blocks until it is cancelled. */
  volatile @Nullable CountDownLatch blocking;

  volatile String blockingActivity = "ExecuteJob";

  /** How many calls of that activity go through before. */
  final AtomicInteger unblocked = new AtomicInteger();

  /** The activity that is refused. */
  volatile String refusing = "";

  volatile Runnable onClose = () -> {};

  /** How often closing the benchmark still fails. */
  final AtomicInteger failingCloses = new AtomicInteger();

  /** How often preparing still ends as if somebody had cancelled it. */
  final AtomicInteger lostHeartbeats = new AtomicInteger();

  @Override
  public SignedResult prepareBenchmark(SignedRequest request) {
    return signed(request, prepared(request), resultKey);
  }

  /** A result as a worker with this key signs it. */
  static SignedResult signed(SignedRequest request, Prepared prepared, String key) {
    var body = PlainJson.write(prepared);
    var text = request.signature() + "\n" + body;
    return new SignedResult(body, new Signer(key).signText("PreparedBenchmark", text).signature());
  }

  private Prepared prepared(SignedRequest request) {
    read("PrepareBenchmark", request);
    preparedOn.add(Activity.getExecutionContext().getInfo().getActivityTaskQueue());
    if (lostHeartbeats.getAndDecrement() > 0) {
      throw new CanceledFailure("No longer wanted");
    }
    var other = prepared;
    if (other != null) {
      return other;
    }
    var worker = new LinkedHashMap<String, @Nullable Object>();
    worker.put("workerId", "fake");
    worker.put("taskQueue", QUEUE);
    worker.put("address", "http://127.0.0.1:8083");
    var host = new LinkedHashMap<String, @Nullable Object>();
    host.put("hostname", hostname);
    host.put("logicalCpus", 2);
    return new Prepared(List.of(), worker, host, List.of());
  }

  @Override
  public Opened openRun(SignedRequest request) {
    var runId = read("OpenRun", request);
    var status = openStatus.apply(runId);
    return new Opened(status, null, null, "2026-11-24T10:15:31.456Z", "0.000");
  }

  @Override
  public JobResult executeJob(SignedRequest request) {
    var body = PlainJson.read(request.body());
    var runId = read("ExecuteJob", request);
    var step = (Map<?, ?>) body.get("step");
    var name = String.valueOf(step == null ? null : step.get("name"));
    var status = stepStatus.apply(runId + " " + name);
    boolean succeeded = status.equals("SUCCEEDED");
    return new JobResult(
        status,
        name + "#1",
        status.equals("FAILED") ? "EXIT_STATUS" : null,
        succeeded ? null : name + " ended as " + status,
        succeeded ? 0 : 3,
        null,
        "2026-11-24T10:15:31.500Z",
        "2026-11-24T10:15:31.912Z",
        usage(otherCpu.apply(runId)),
        Map.of("n", Map.of("value", "1", "unit", "1")),
        Map.of("count --version", "1.0"));
  }

  private static void blockUntilCancelled() {
    var context = Activity.getExecutionContext();
    var never = new CountDownLatch(1);
    try {
      while (!never.await(50, TimeUnit.MILLISECONDS)) {
        context.heartbeat(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ActivityInterrupted(e);
    }
  }

  /** The test's worker was stopped. */
  static final class ActivityInterrupted extends RuntimeException {
    ActivityInterrupted(InterruptedException cause) {
      super(cause);
    }
  }

  @Override
  public Map<String, @Nullable Object> closeRun(SignedRequest request) {
    read("CloseRun", request);
    onClose.run();
    return new LinkedHashMap<>(Map.of("kept", List.of()));
  }

  @Override
  public Map<String, @Nullable Object> closeBenchmark(SignedRequest request) {
    read("CloseBenchmark", request);
    if (failingCloses.getAndDecrement() > 0) {
      throw new IllegalStateException("Expected the worker to answer, but it is away");
    }
    return new LinkedHashMap<>();
  }

  /** Run ids of the steps that were executed, in order. */
  List<String> executed() {
    synchronized (calls) {
      return calls.stream()
          .filter(call -> call.startsWith("ExecuteJob "))
          .map(call -> call.substring(11))
          .toList();
    }
  }

  private String read(String activity, SignedRequest request) {
    if (!signer.signText(activity, request.body()).equals(request)) {
      throw ApplicationFailure.newNonRetryableFailure("Expected a signed request", "REFUSED");
    }
    var body = PlainJson.read(request.body());
    var runId = String.valueOf(body.getOrDefault("runId", body.get("benchmarkId")));
    calls.add(activity + " " + runId);
    if (activity.equals(refusing)) {
      throw ApplicationFailure.newNonRetryableFailure("another job key", "REFUSED");
    }
    requests.add(body);
    var block = blocking;
    if (block != null && activity.equals(blockingActivity) && unblocked.getAndDecrement() <= 0) {
      block.countDown();
      blockUntilCancelled();
    }
    return runId;
  }

  private static Map<String, @Nullable Object> usage(String otherCpu) {
    var usage = new LinkedHashMap<String, @Nullable Object>();
    usage.put("wallSeconds", "0.412345678");
    usage.put("cpuUserSeconds", "0.398001");
    usage.put("cpuSystemSeconds", "0.012002");
    usage.put("peakMemoryBytes", 12345344);
    usage.put("peakMemoryMethod", "cgroup");
    usage.put("readBytes", 0);
    usage.put("writtenBytes", 524288);
    usage.put("voluntarySwitches", 12);
    usage.put("involuntarySwitches", 3);
    usage.put("minorFaults", 2104);
    usage.put("majorFaults", 0);
    var stall = Map.of("someMicroseconds", 350, "fullMicroseconds", 340);
    usage.put("pressure", Map.of("cpu", stall, "memory", stall, "io", stall));
    usage.put("loadAverage", "0.42");
    usage.put("stealSeconds", "0.000");
    usage.put("otherCpuSeconds", otherCpu);
    usage.put("leftBehind", Map.of("processes", 0, "names", List.of()));
    usage.put("isolation", Map.of("cgroup", "none", "why", "it is a fake"));
    return usage;
  }
}
