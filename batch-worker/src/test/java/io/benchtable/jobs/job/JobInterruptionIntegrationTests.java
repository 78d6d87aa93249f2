package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.run.Heartbeat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of a step when its worker or the tables are away for a while. */
class JobInterruptionIntegrationTests extends JobsFixture {

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
  void notesWhatWasUsedWhenTheWorkerIsStopped() throws Exception {
    bench.open(RUN);
    var started = new CountDownLatch(1);
    var step = Draft.of("sleep", "30").step();
    var executing = executing(step, progress -> started.countDown());
    var thread = Thread.ofPlatform().start(executing);
    started.await();
    thread.interrupt();
    assertInterruptedWithUsage(executing);
  }

  @Test
  void notesWhatWasUsedWhenTheWorkerIsStoppedWhileItLooksForAMetric() throws Exception {
    bench.open(RUN);
    var step =
        Draft.shell("yes , | head -n 20000 | tr -d '\\n'")
            .metrics(new Metric("m", "1", null, MetricsTests.ENDLESS, null))
            .step();
    var executing = executing(step, progress -> {});
    var thread = Thread.ofPlatform().start(executing);
    Awaitility.await().until(() -> MetricsTests.isLooking(thread));
    thread.interrupt();
    assertInterruptedWithUsage(executing);
  }

  private FutureTask<JobResult> executing(JobMessages.Step step, Heartbeat heartbeat) {
    return new FutureTask<>(
        () -> bench.jobs.execute(new ExecuteJob("b", RUN, step), "default", heartbeat));
  }

  private void assertInterruptedWithUsage(FutureTask<JobResult> executing) throws Exception {
    assertThat(executing.get(30, TimeUnit.SECONDS).status()).isEqualTo("INTERRUPTED");
    assertThat(items.usage(RUN, "step#1")).isPresent();
    assertThat(items.job(RUN, "step#1").reason()).isEqualTo("INTERRUPTED");
  }
}
