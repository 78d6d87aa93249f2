package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import io.benchtable.jobs.job.JobMessages.Transition;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a step does, how it ends, and what is noted of it. */
class JobsIntegrationTests extends JobsFixture {

  @Test
  void asksForVersionsOnceAConfigurationAndAnewWhenABenchmarkIsRepeated() throws IOException {
    var tool = Files.writeString(data.resolve("tool"), "1.0");
    bench.open(RUN);
    assertThat(version("one", "a", tool)).isEqualTo("a 1.0");
    Files.writeString(tool, "2.0");
    assertThat(version("two", "a", tool)).isEqualTo("a 1.0");
    assertThat(version("three", "b", tool)).isEqualTo("b 2.0");
    bench.jobs.forget("b");
    assertThat(version("four", "a", tool)).isEqualTo("a 2.0");
  }

  private String version(String name, String parameter, Path tool) throws IOException {
    var ask = List.of("sh", "-c", "echo $BT_k $(cat %s)".formatted(tool));
    var step =
        new JobMessages.Step(
            name,
            List.of("true"),
            Map.of("BT_k", parameter),
            null,
            null,
            null,
            null,
            null,
            true,
            new JobMessages.Resources(1, null),
            null,
            0,
            null,
            List.of(ask),
            null);
    return String.valueOf(bench.execute(RUN, step).versions().get(String.join(" ", ask)));
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
