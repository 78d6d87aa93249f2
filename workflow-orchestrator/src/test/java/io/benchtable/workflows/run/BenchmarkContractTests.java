package io.benchtable.workflows.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.benchtable.workflows.benchmark.PlannedRun;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.SpecReader;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedStep;
import io.benchtable.workflows.run.WorkerActivities.JobResult;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this module sends and reads is what the contracts show. */
class BenchmarkContractTests {

  private static final String RUN = "01kb3v9m2q8x4c6t7n5r1d0w9z-0007";
  private static final String ID = "01kb3v9m2q8x4c6t7n5r1d0w9z";

  private final Map<String, @Nullable Object> item = contract("01-benchmark-item.json");
  private final Requests requests =
      new Requests(ID, SpecReader.read(item.get("spec")).spec().orElseThrow());

  @Test
  void signsRequests() {
    var contract = contract("00-signed-request.json");
    var request = object(contract, "request");
    var signer = new Signer(String.valueOf(contract.get("jobKey")));
    var signed =
        signer.signText(
            String.valueOf(contract.get("activity")), String.valueOf(request.get("body")));
    assertThat(signed.signature()).isEqualTo(request.get("signature"));
  }

  @Test
  void knowsWhatAWorkerSigned() {
    var contract = contract("00-signed-request.json");
    var answered = object(contract, "answered");
    var request = signed(object(answered, "request"));
    var shown = object(answered, "result");
    var body = String.valueOf(shown.get("body"));
    var result = new SignedResult(body, String.valueOf(shown.get("signature")));
    var kind = String.valueOf(answered.get("kind"));
    var signer = new Signer(String.valueOf(contract.get("jobKey")));

    assertThat(signer.isSigned("PrepareBenchmark", request)).isTrue();
    assertThat(signer.isResult(kind, request, result)).isTrue();
    assertThat(signer.isResult("FunctionResult", request, result)).isFalse();
    assertThat(signer.isResult(kind, signed(object(contract, "request")), result)).isFalse();
    assertThat(signer.isResult(kind, request, new SignedResult(body + " ", result.signature())))
        .isFalse();
    assertThat(PlainJson.read(body, WorkerActivities.Prepared.class).worker())
        .containsEntry("workerId", "3f9c1a7e");
  }

  private static SignedRequest signed(Map<String, @Nullable Object> request) {
    return new SignedRequest(
        String.valueOf(request.get("body")), String.valueOf(request.get("signature")));
  }

  @Test
  void asksWorkersAsTheContractsShow() {
    var run = run(11, 2);
    var dataset = dataset();
    same(requests.prepare(), "05-prepare-benchmark.json");
    same(requests.open(RUN, run, dataset, List.of(ID + "-0001")), "06-open-run.json");
    same(requests.close(RUN, run), "08-close-run.json");

    var expected = object(contract("07-execute-job.json"), "request");
    var step = requests.steps(run).getFirst();
    var actual = PlainJson.read(PlainJson.write(requests.execute(RUN, run, step, dataset)));
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(object(actual, "step").keySet()).isEqualTo(object(expected, "step").keySet());
    assertThat(object(actual, "step").get("command"))
        .isEqualTo(object(expected, "step").get("command"));
    assertThat(object(object(actual, "step"), "environment"))
        .containsAllEntriesOf(object(object(expected, "step"), "environment"));
  }

  @Test
  void asksWhatTheConfigurationsThatThereAreStandFor() {
    var expected = object(contract("11-check-pricing.json"), "request");
    var spec = object(item, "spec");
    spec.put("pricing", expected.get("pricing"));
    spec.put(
        "parameters",
        Map.of("k", List.of(11, 21), "instance", List.of("c7i.large", "c7i.2xlarge", "c7i.huge")));
    spec.put("exclude", List.of(Map.of("instance", "c7i.2xlarge")));
    spec.keySet().removeAll(List.of("include", "baseline", "checks", "pipeline"));
    spec.put("pipeline", List.of(Map.of("name", "a", "command", List.of("true"))));
    var read = SpecReader.read(spec).spec().orElseThrow();
    assertThat(PlainJson.read(PlainJson.write(new Requests(ID, read).checkPricing(null))))
        .isEqualTo(expected);
  }

  @Test
  void asksForSoftwareAsTheContractShows() {
    assertThat(contract("20-software.json").get("examples")).asInstanceOf(LIST).hasSize(3);
    for (var example : (List<?>) requireNonNull(contract("20-software.json").get("examples"))) {
      var one = object(Map.of("example", requireNonNull(example)), "example");
      var spec = new LinkedHashMap<String, @Nullable Object>();
      spec.put("name", "n");
      spec.put("pipeline", List.of(Map.of("name", "s", "command", List.of("c"))));
      spec.put("software", object(one, "spec"));
      var asking = new Requests(ID, SpecReader.read(spec).spec().orElseThrow());
      var software = PlainJson.read(PlainJson.write(asking.prepare())).get("software");
      assertThat(software).isEqualTo(List.of(object(one, "request")));
    }
  }

  @Test
  void asksForALookAndRecordsItAsTheContractShows() {
    var contract = contract("27-look-at-benchmark.json");
    var spec = object(item, "spec");
    spec.remove("repetitions");
    spec.put("until", Map.of("precision", "0.01", "time", "1h"));
    var planning = Planning.of(ID, PlainJson.writeSorted(spec));
    var until = Stopping.until(planning).orElseThrow();
    var golden = object(contract, "item");
    var stopping = Stopping.of(until, golden);

    assertThat(PlainJson.read(PlainJson.write(stopping.plain(planning, 13))).keySet())
        .isEqualTo(object(golden, "stopping").keySet());
    assertThat(stopping.ended()).isEqualTo(object(golden, "stopping").get("ended"));
    assertThat(stopping.stopped()).isEqualTo(golden.get("stopped"));
    var request = PlainJson.read(PlainJson.write(stopping.request(until)));
    var expected = object(object(contract, "request"), "stopping");
    assertThat(request.keySet()).isEqualTo(expected.keySet());
    assertThat(request.get("stopped")).isEqualTo(expected.get("stopped"));
    assertThat(request.get("looks")).isEqualTo(expected.get("looks"));
    assertThat(request.get("precision")).isEqualTo(expected.get("precision"));
    var result =
        PlainJson.read(PlainJson.write(object(contract, "result")), CostActivities.Looked.class);
    var after = stopping.looked(planning, requireNonNull(result.stopped()));
    assertThat(after.looked()).isEqualTo(2);
    assertThat(after.stopped()).hasSize(2);
  }

  @Test
  void asksForPricesAsTheContractShows() {
    var book = new LinkedHashMap<String, @Nullable Object>();
    book.put("book", "own-hardware");
    book.put("version", "2026-11-01");
    var expected = object(contract("12-price-run.json"), "request");
    expected.remove("sample");
    assertThat(PlainJson.read(PlainJson.write(requests.price(RUN, run(11, 2), book))))
        .isEqualTo(expected);
  }

  @Test
  void asksForTheJudgementAsTheContractShows() {
    var book = new LinkedHashMap<String, @Nullable Object>();
    book.put("book", "own-hardware");
    book.put("version", "2026-11-01");
    var expected = object(contract("14-judge-benchmark.json"), "request");
    var actual = PlainJson.read(PlainJson.write(requests.judge(book)));
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(actual.get("pricing")).isEqualTo(expected.get("pricing"));
    assertThat(actual.get("checks"))
        .asInstanceOf(LIST)
        .containsAll((List<?>) requireNonNull(expected.get("checks")));
  }

  @ParameterizedTest
  @CsvSource({
    "05-prepare-benchmark.json,Prepared",
    "06-open-run.json,Opened",
    "07-execute-job.json,JobResult"
  })
  void readsAndWritesResultsOfWorkers(String file, String type) throws ClassNotFoundException {
    var result = object(contract(file), "result");
    var converter = DefaultDataConverter.STANDARD_INSTANCE;
    var record = Class.forName(WorkerActivities.class.getName() + "$" + type);
    var payload = converter.toPayload(result).orElseThrow();
    var read = converter.fromPayload(payload, record, record);
    var again = converter.toPayload(read).orElseThrow().getData().toStringUtf8();
    assertThat(PlainJson.read(again)).isEqualTo(result);
  }

  @Test
  void writesSamplesAsTheContractShows() {
    var result = object(contract("07-execute-job.json"), "result");
    var converter = DefaultDataConverter.STANDARD_INSTANCE;
    var job =
        converter.fromPayload(
            converter.toPayload(result).orElseThrow(), JobResult.class, JobResult.class);
    var steps = List.of(new FinishedStep("count", true, job));
    var run = contract("16-run-item.json");
    assertThat(PlainJson.read(PlainJson.write(RunSamples.of(steps)))).isEqualTo(run.get("samples"));
    assertThat(RunSamples.merged(steps, JobResult::metrics)).isEqualTo(run.get("metrics"));
    assertThat(RunSamples.merged(steps, JobResult::versions)).isEqualTo(run.get("versions"));
  }

  @Test
  void writesARunAndABenchmarkAsTheContractsShow() {
    try (var bench = new Bench()) {
      var file = Map.<String, @Nullable Object>of("name", "genome", "path", "/data/g.fa");
      bench.worker.prepared =
          new WorkerActivities.Prepared(
              List.of(),
              Map.of("workerId", "fake", "taskQueue", FakeWorker.QUEUE, "address", "http://fake"),
              Map.of("hostname", "lab-7"),
              List.of(file));
      var spec = Specs.small(1, 0);
      spec.put("dataset", Map.of("files", Map.of("genome", "/data/g.fa")));
      var benchmark = bench.run(ID, spec);
      assertThat(shape(bench.runs().getLast(), "transitions", "steps", "samples", "cost"))
          .isEqualTo(
              shape(contract("16-run-item.json"), "transitions", "steps", "samples", "cost"));
      var parts = new String[] {"transitions", "progress", "worker", "priceBook", "totals"};
      assertThat(shape(benchmark, parts))
          .isEqualTo(shape(contract("17-benchmark-item-complete.json"), parts));
    }
  }

  private static String kind(Object value) {
    return switch (value) {
      case Map<?, ?> _ -> "object";
      case List<?> _ -> "list";
      case Number _ -> "number";
      default -> value.getClass().getSimpleName();
    };
  }

  /** What an item has, and what its parts have; a part that may be missing is null or empty. */
  private static Map<String, Object> shape(Map<String, @Nullable Object> item, String... parts) {
    var shape = new TreeMap<String, Object>();
    item.forEach(
        (name, value) -> {
          if (value != null && !value.equals(List.of())) {
            shape.put(name, kind(value));
          }
        });
    for (var part : parts) {
      var value = item.get(part) instanceof List<?> list ? list.getLast() : item.get(part);
      shape.put(part, value instanceof Map<?, ?> map ? new TreeSet<>(map.keySet()) : "none");
    }
    return shape;
  }

  @Test
  void sumsMeasuredStepsOnly() {
    var usage = new LinkedHashMap<String, @Nullable Object>();
    usage.put("wallSeconds", "0.5");
    usage.put("peakMemoryBytes", 7);
    usage.put("peakMemoryMethod", "cgroup");
    var job = new JobResult("SUCCEEDED", "a#1", null, null, 0, null, null, null, usage, null, null);
    var steps =
        List.of(
            new FinishedStep("a", true, job),
            new FinishedStep("b", false, job),
            new FinishedStep("c", true, job));
    assertThat(RunSamples.of(steps))
        .containsEntry("wallSeconds", "1.0")
        .containsEntry("peakMemoryBytes", new java.math.BigDecimal(7))
        .doesNotContainKey("readBytes");
  }

  @Test
  void tellsUnderWhatConditionsAllMeasuredStepsRan() {
    var cpu = Map.of("someMicroseconds", 5);
    var one =
        Map.<String, @Nullable Object>of(
            "pressure", Map.of("cpu", cpu, "io", Map.of("someMicroseconds", 1)),
            "leftBehind", Map.of("processes", 2, "names", List.of("sleep", "cat")),
            "isolation", Map.of("by", "bubblewrap", "network", "none"));
    var other =
        Map.<String, @Nullable Object>of(
            "pressure", Map.of("cpu", cpu),
            "leftBehind", Map.of("processes", 1, "names", List.of("sleep")),
            "isolation", Map.of("by", "podman", "network", "none", "why", "a reason"));
    var conditions = RunConditions.of(List.of(one, other));
    assertThat(PlainJson.read(PlainJson.write(conditions)))
        .isEqualTo(
            PlainJson.read(
                """
                {"pressure": {"cpu": {"someMicroseconds": 10}},
                 "leftBehind": {"processes": 3, "names": ["cat", "sleep"]},
                 "isolation": {"cgroup": null, "namespaces": null, "by": "bubblewrap; podman",
                  "network": "none", "cores": null, "why": "a reason"}}"""));
    assertThat(RunConditions.of(List.of(one, Map.of()))).isEmpty();
  }

  private static void same(Map<String, @Nullable Object> request, String file) {
    assertThat(PlainJson.read(PlainJson.write(request)))
        .isEqualTo(object(contract(file), "request"));
  }

  private PlannedRun run(int k, int threads) {
    var spec = SpecReader.read(item.get("spec")).spec().orElseThrow();
    var id = "k=%d,threads=%d".formatted(k, threads);
    return new PlannedRun(
        7, RunKind.MEASURED, Optional.of(spec.configuration(id).orElseThrow()), 1);
  }

  private static List<Map<String, @Nullable Object>> dataset() {
    var file = new LinkedHashMap<String, @Nullable Object>();
    if (object(contract("06-open-run.json"), "request").get("dataset") instanceof List<?> list
        && list.getFirst() instanceof Map<?, ?> first) {
      first.forEach((name, value) -> file.put(String.valueOf(name), value));
    }
    return List.of(file);
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> map, String field) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    if (map.get(field) instanceof Map<?, ?> inner) {
      inner.forEach((name, value) -> object.put(String.valueOf(name), value));
    }
    return object;
  }

  private static Map<String, @Nullable Object> contract(String file) {
    try {
      return PlainJson.read(Files.readString(Path.of("../contracts", file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
