package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import io.benchtable.jobs.job.JobMessages.Transition;
import io.benchtable.jobs.run.DatasetFile;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsIntegrationTests {

  private static final String RUN = "b-0001";

  private final Path data;
  private final InMemoryItems items = new InMemoryItems();
  private Bench bench;

  JobsIntegrationTests(@TempDir Path data) throws IOException {
    this.data = data;
    this.bench = new Bench(data, items);
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
  }

  @Test
  void notesWhatAStepDid() throws IOException {
    assertThat(bench.open(RUN).status()).isEqualTo("READY");
    var result =
        bench.execute(
            RUN,
            Draft.shell("echo distinct 42; echo '{\"a\": {\"b\": 2.5}}' > out.json; sleep 0.2")
                .outputs("*.json")
                .metrics(
                    new Metric("distinct", "1", null, "distinct (\\d+)", null),
                    new Metric("b", "s", "out.json", null, "/a/b"))
                .step());
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(result.jobId()).isEqualTo("step#1");
    assertThat(result.exitCode()).isZero();
    assertThat(result.metrics())
        .containsEntry("distinct", new MetricValue("42", "1"))
        .containsEntry("b", new MetricValue("2.5", "s"));
    assertThat(result.versions()).containsEntry("sh -c echo version 1.2", "version 1.2");
    var usage = result.usage();
    assertThat(usage).isNotNull();
    assertThat(new BigDecimal(usage == null ? "0" : usage.wallSeconds()).doubleValue())
        .isBetween(0.2, 0.35);
    var item = items.job(RUN, "step#1");
    assertThat(item.transitions().stream().map(Transition::status))
        .containsExactly("SUBMITTED", "STARTING", "RUNNING", "SUCCEEDED");
    assertThat(item.log()).isNotNull();
    assertThat(bench.logs.tail(RUN, "step#1", Logs.Stream.STDOUT, 100).map(String::new))
        .contains("distinct 42\n");
    assertThat(items.usage(RUN, "step#1")).isPresent();
  }

  @Test
  void returnsAFinishedStepWithoutRunningItAgain() throws IOException {
    bench.open(RUN);
    var step = Draft.shell("echo once >> log; cat log").step();
    var first = bench.execute(RUN, step);
    assertThat(items.reads).as("nobody can have begun it before").isZero();
    assertThat(bench.execute(RUN, step)).isEqualTo(first);
    assertThat(bench.work(RUN).resolve("log")).hasContent("once");
  }

  @Test
  void waitsForAStepThatIsUnderWay() throws IOException {
    bench.open(RUN);
    var step = Draft.shell("echo once >> log; until test -e end; do sleep 0.05; done").step();
    var first = executing(step, new AtomicReference<>());
    var log = bench.work(RUN).resolve("log");
    Awaitility.await().until(() -> Files.exists(log));
    var waits = new AtomicReference<Thread>();
    var second = executing(step, waits);
    Awaitility.await()
        .until(
            () -> {
              var thread = waits.get();
              return thread != null && thread.getState() == Thread.State.WAITING;
            });
    assertThatThrownBy(() -> bench.execute(RUN, Draft.of("true").named("next")))
        .hasMessageContaining("step is still executing");
    Files.createFile(bench.work(RUN).resolve("end"));
    assertThat(second.join().status()).isEqualTo("SUCCEEDED");
    assertThat(second.join()).isEqualTo(first.join());
    assertThat(log).hasContent("once");
  }

  private CompletableFuture<JobResult> executing(
      JobMessages.Step step, AtomicReference<Thread> by) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return bench.execute(RUN, step);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        },
        task -> {
          var thread = Thread.ofPlatform().daemon().unstarted(task);
          by.set(thread);
          thread.start();
        });
  }

  @Test
  void failsAStepForWhatIsMissing() throws IOException {
    bench.open(RUN);
    assertThat(reason("r1", Draft.of("true").inputs("none.txt"))).isEqualTo("INPUT_MISSING");
    assertThat(items.job("r1", "step#1").log()).isNull();
    assertThat(reason("r2", Draft.of("no-such-program"))).isEqualTo("COMMAND_NOT_FOUND");
    assertThat(reason("r3", Draft.of("true").outputs("none.txt"))).isEqualTo("OUTPUT_MISSING");
    assertThat(reason("r4", Draft.shell(": > none.txt").outputs("none.txt")))
        .isEqualTo("OUTPUT_EMPTY");
    assertThat(reason("r5", Draft.of("true").metrics(new Metric("m", "1", null, "m=(.*)", null))))
        .isEqualTo("METRIC_NOT_FOUND");
    assertThat(
            reason(
                "r6", Draft.of("echo", "m=x").metrics(new Metric("m", "1", null, "m=(.*)", null))))
        .isEqualTo("METRIC_NOT_FOUND");
    assertThat(reason("r7", Draft.shell("exit 3"))).isEqualTo("EXIT_STATUS");
    assertThat(reason("r8", Draft.shell("kill -11 $$"))).isEqualTo("SIGNALLED");
    assertThat(reason("r9", Draft.of("sleep", "5").within(1))).isEqualTo("TIMED_OUT");
    assertThat(reason("r10", Draft.of("perl", "-e", "$x = 'x' x 99999999; sleep 5").memory(50)))
        .isEqualTo("OUT_OF_MEMORY");
  }

  private String reason(String runId, Draft draft) throws IOException {
    bench.runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of()));
    bench.open(runId);
    var result = bench.execute(runId, draft.step());
    assertThat(result.status()).isEqualTo("FAILED");
    assertThat(result.message()).startsWith("Expected");
    bench.runs.close(new CloseRun("b", runId, RunKind.MEASURED, List.of()));
    return String.valueOf(result.reason());
  }

  @Test
  void startsARetryFromTheDirectoryAsItWasBefore() throws IOException {
    bench.open(RUN);
    Files.writeString(bench.work(RUN).resolve("state"), "before");
    var result =
        bench.execute(
            RUN,
            Draft.shell("cat state >> seen; cat state; echo spoilt > state; exit 1")
                .retries(2)
                .step());
    assertThat(result.jobId()).isEqualTo("step#3");
    assertThat(bench.logs.tail(RUN, "step#3", Logs.Stream.STDOUT, 100).map(String::new))
        .contains("before");
    assertThat(items.jobsOf(RUN)).hasSize(3);
  }

  @Test
  void failsARunWhoseDatasetChanges() throws Exception {
    var file = data.resolve("input.txt");
    Files.writeString(file, "one");
    var dataset =
        List.of(
            new DatasetFile(
                "in",
                file.toString(),
                3,
                "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
                Files.getLastModifiedTime(file).toInstant().toString(),
                (Long) Files.getAttribute(file, "unix:ino")));
    assertThat(bench.open(RUN, dataset, List.of()).status()).isEqualTo("READY");
    assertThat(bench.execute(RUN, Draft.shell("cat dataset/in/input.txt").step()).status())
        .isEqualTo("SUCCEEDED");
    bench.runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of()));
    bench.open("b-0002", dataset, List.of());
    var changed = bench.execute("b-0002", Draft.shell("echo two > dataset/in/input.txt").step());
    assertThat(changed.reason()).isEqualTo("DATASET_CHANGED");
    bench.runs.close(new CloseRun("b", "b-0002", RunKind.MEASURED, List.of()));
    var opened = bench.open("b-0003", dataset, List.of());
    assertThat(opened.reason()).isEqualTo("DATASET_CHANGED");
    assertThat(opened.message()).contains("in").contains("input.txt");
  }

  @Test
  void writesNoOutputOverWhatIsGiven() throws IOException {
    var file = data.resolve("input.txt");
    Files.writeString(file, "original");
    var dataset = List.of(new DatasetFile("in", file.toString(), 8, "", times(file), inode(file)));
    assertThat(bench.open(RUN, dataset, List.of()).status()).isEqualTo("READY");
    for (var stdout : List.of("dataset/in/input.txt", "./dataset/new.txt", "link", "../escaped")) {
      var link = bench.work(RUN).resolve("link");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, file);
      var step = Draft.of("echo", "spoilt").stdout(stdout).named("to " + stdout);
      var result = bench.execute(RUN, step);
      assertThat(result.reason()).isEqualTo("SETUP_FAILED");
      assertThat(result.message()).contains(stdout).contains("Expected standard output to go");
    }
    assertThat(file).hasContent("original");
    var declared = Draft.of("true").outputs("dataset/in/*").named("declares");
    assertThat(bench.execute(RUN, declared).message()).contains("below dataset is given");
    var all = Draft.of("echo", "mine").stdout("out/a.txt").outputs("**").named("all");
    assertThat(bench.execute(RUN, all).status()).isEqualTo("SUCCEEDED");
    assertThat(bench.work(RUN).resolve("out/a.txt")).hasContent("mine");
  }

  private static String times(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().toString();
  }

  private static long inode(Path file) throws IOException {
    return (Long) Files.getAttribute(file, "unix:ino");
  }

  @Test
  void givesLaterRunsWhatASetUpRunMade() throws IOException {
    bench.open(new OpenRun("b", "b-0000", RunKind.SETUP, List.of(), List.of(), null));
    bench.execute(
        "b-0000",
        Draft.shell("mkdir i; echo index > i/x; echo more > other").outputs("i/*").step());
    bench.runs.close(new CloseRun("b", "b-0000", RunKind.SETUP, List.of()));
    bench.open(RUN, List.of(), List.of("b-0000"));
    var result = bench.execute(RUN, Draft.shell("cat i/x; ls").outputs("i/x").step());
    assertThat(bench.logs.tail(RUN, "step#1", Logs.Stream.STDOUT, 100).map(String::new))
        .contains("index\ndataset\ni\n");
    assertThat(result.reason()).isEqualTo("OUTPUT_MISSING");
    assertThat(result.message()).contains("there is only what a set-up run made");
    var own = Draft.shell("rm i/x; echo own > i/x").outputs("i/x").named("own");
    assertThat(bench.execute(RUN, own).status()).isEqualTo("SUCCEEDED");
    bench.runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of()));
    assertThat(bench.work("b-0000").resolve("i/x")).exists();
    bench.closeBenchmark();
    assertThat(bench.work("b-0000").resolve("i/x")).doesNotExist();
  }

  @Test
  void keepsOnlyWhatIsToBeKept() throws IOException {
    bench.open(RUN);
    bench.execute(RUN, Draft.shell("mkdir a b; echo 1 > a/x; echo 2 > b/y; echo 3 > z").step());
    var kept =
        bench.runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of("a/*", "z"))).kept();
    assertThat(kept).containsExactly("a/x", "z");
    assertThat(bench.work(RUN).resolve("b")).doesNotExist();
    assertThat(bench.logs.tail(RUN, "step#1", Logs.Stream.STDOUT, 10)).isPresent();
    assertThat(
            bench.runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of("a/*", "z"))).kept())
        .isEqualTo(kept);
  }

  @Test
  void cancelsWhenNobodyWaitsAnyMore() throws IOException {
    bench.open(RUN);
    var step = Draft.of("sleep", "30").step();
    var result =
        bench.jobs.execute(
            new ExecuteJob("b", RUN, step),
            "default",
            progress -> {
              throw new NoLongerWanted("cancelled");
            });
    assertThat(result.status()).isEqualTo("CANCELLED");
    assertThat(items.job(RUN, "step#1").status()).isEqualTo("FAILED");
    assertThat(items.job(RUN, "step#1").reason()).isEqualTo("CANCELLED");
  }

  @Test
  void showsThatAStepRunsWhileItRuns() throws IOException {
    bench.open(RUN);
    var seen = new AtomicBoolean();
    bench.jobs.execute(
        new ExecuteJob("b", RUN, Draft.of("sleep", "1.3").step()),
        "default",
        progress -> seen.set(items.job(RUN, "step#1").status().equals("RUNNING")));
    assertThat(seen).isTrue();
  }

  @Test
  void saysThatARunWasInterruptedByARestart() throws IOException {
    bench.open(RUN);
    bench.execute(RUN, Draft.of("true").step());
    bench.close();
    bench = new Bench(data, items);
    assertThat(bench.execute(RUN, Draft.of("true").step()).status()).isEqualTo("SUCCEEDED");
    var other =
        new JobMessages.Step(
            "other",
            List.of("true"),
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            null,
            null,
            null,
            null,
            null);
    assertThat(bench.execute(RUN, other).status()).isEqualTo("INTERRUPTED");
    assertThat(bench.open(RUN).status()).isEqualTo("INTERRUPTED");
  }

  @Test
  void endsAnAttemptThatADeadWorkerLeftRunning() throws IOException {
    var step = Draft.of("true").step();
    var note =
        new Note(
            new ExecuteJob("b", RUN, step),
            "default",
            1,
            new JobSettings("w", "h", "", java.time.Duration.ZERO));
    items.create(note.running());
    assertThat(bench.execute(RUN, step).status()).isEqualTo("INTERRUPTED");
    assertThat(items.job(RUN, "step#1").status()).isEqualTo("FAILED");
    assertThat(items.job(RUN, "step#1").reason()).isEqualTo("INTERRUPTED");
  }

  @Test
  void losesNothingWhenTheTablesAreAwayForAWhile() throws IOException {
    bench.open(RUN);
    var result =
        bench.jobs.execute(
            new ExecuteJob("b", RUN, Draft.of("sleep", "1.2").step()),
            "default",
            progress -> {
              if (progress.startsWith("running")) {
                items.outages = 3;
              }
            });
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(items.usage(RUN, "step#1")).isPresent();
  }

  @Test
  void repeatsARunWhoseUsageWasNotWritten() throws IOException {
    bench.open(RUN);
    var step = Draft.of("true").step();
    bench.execute(RUN, step);
    items.forgetUsage(RUN, "step#1");
    assertThat(bench.execute(RUN, step).status()).isEqualTo("INTERRUPTED");
    assertThat(items.job(RUN, "step#1").reason()).isEqualTo("INTERRUPTED");
  }

  @Test
  void failsAStepWhoseItemIsRefused() throws IOException {
    bench.open(RUN);
    items.sizeLimit = 10;
    var result = bench.execute(RUN, Draft.of("true").step());
    assertThat(result.reason()).isEqualTo("SETUP_FAILED");
    assertThat(result.message()).contains("smaller item");
    assertThat(items.usage(RUN, "step#1")).isPresent();
  }

  @Test
  void failsAStepWithAMalformedPattern() throws IOException {
    bench.open(RUN);
    var input = bench.execute(RUN, Draft.of("true").inputs("out{1").step());
    assertThat(input.reason()).isEqualTo("SETUP_FAILED");
    bench.runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of()));
    bench.open("b-0002");
    var output = bench.execute("b-0002", Draft.of("true").outputs("out{1").step());
    assertThat(output.reason()).isEqualTo("SETUP_FAILED");
    assertThat(output.usage()).isNotNull();
  }

  @Test
  void notesWhatWasUsedWhenTheWorkerIsStopped() throws Exception {
    bench.open(RUN);
    var step = Draft.of("sleep", "30").step();
    var started = new CountDownLatch(1);
    var stopped = new CompletableFuture<JobResult>();
    var thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    stopped.complete(
                        bench.jobs.execute(
                            new ExecuteJob("b", RUN, step),
                            "default",
                            progress -> started.countDown()));
                  } catch (IOException | RuntimeException failure) {
                    stopped.completeExceptionally(failure);
                  }
                });
    started.await();
    thread.interrupt();
    assertThat(stopped.get(30, TimeUnit.SECONDS).status()).isEqualTo("INTERRUPTED");
    assertThat(items.usage(RUN, "step#1")).isPresent();
    assertThat(items.job(RUN, "step#1").reason()).isEqualTo("INTERRUPTED");
  }

  @Test
  void countsAttemptsFromTheHighestThatWasMade() throws IOException {
    bench.open(RUN);
    bench.execute(RUN, Draft.shell("exit 1").retries(1).step());
    items.forget(RUN, "step#1");
    var result = bench.execute(RUN, Draft.shell("exit 1").retries(2).step());
    assertThat(result.jobId()).isEqualTo("step#3");
  }

  @Test
  void isUnharmedByAGigabyteOfOutput() throws IOException {
    bench.open(RUN);
    var result =
        bench.execute(
            RUN, Draft.shell("head -c 1000000000 /dev/zero | tr '\\0' 'x'; echo end").step());
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    var log = items.job(RUN, "step#1").log();
    assertThat(log).isNotNull();
    if (log != null) {
      assertThat(log.truncated()).isTrue();
      assertThat(log.stdoutBytes()).isEqualTo(1_000_000_004L);
    }
    assertThat(bench.logs.file(RUN, "step#1", Logs.Stream.STDOUT)).isNotEmptyFile();
    assertThat(Files.size(bench.logs.file(RUN, "step#1", Logs.Stream.STDOUT))).isLessThan(6 << 20);
    assertThat(bench.logs.tail(RUN, "step#1", Logs.Stream.STDOUT, 5).map(String::new))
        .contains("xend\n");
  }
}
