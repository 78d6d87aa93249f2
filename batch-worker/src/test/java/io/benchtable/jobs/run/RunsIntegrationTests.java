package io.benchtable.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.ClosedRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.RunMessages.OpenedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsIntegrationTests {

  private final Path data;
  private final List<String> waiting = new CopyOnWriteArrayList<>();

  RunsIntegrationTests(@TempDir Path data) {
    this.data = data;
  }

  private Runs runs(Duration lease) throws IOException {
    return new Runs(
        data.resolve("runs"),
        new MeasurementLock(data.resolve("lock")),
        new DatasetHashes(data.resolve("hashes")),
        new AnySoftware(),
        (run, reason) -> waiting.add(reason),
        lease);
  }

  private static OpenRun request(String runId) {
    return new OpenRun("b", runId, RunKind.MEASURED, List.of(), List.of(), null);
  }

  private static OpenedRun open(Runs runs, OpenRun request) {
    try {
      return runs.open(request, progress -> {});
    } catch (NoLongerWanted stopped) {
      throw new AssertionError(stopped);
    }
  }

  @Test
  void freesTheHostWhenARunFallsSilent() throws IOException {
    try (var silent = runs(Duration.ofMillis(300));
        var other = runs(Duration.ofSeconds(60))) {
      assertThat(open(silent, request("b-0001")).status()).isEqualTo("READY");
      var opened = open(other, request("b-0002"));
      assertThat(opened.status()).isEqualTo("READY");
      assertThat(Double.parseDouble(opened.waitedSeconds())).isGreaterThan(0.25);
      assertThat(silent.use("b-0001")).isEmpty();
    }
  }

  @Test
  void keepsTheHostForARunThatIsBusy() throws Exception {
    try (var busy = runs(Duration.ofMillis(100));
        var other = runs(Duration.ofSeconds(60))) {
      open(busy, request("b-0001"));
      var session = busy.use("b-0001").orElseThrow();
      var opening = CompletableFuture.supplyAsync(() -> open(other, request("b-0002")));
      Awaitility.await()
          .during(Duration.ofMillis(600))
          .atMost(Duration.ofSeconds(5))
          .until(() -> !opening.isDone());
      session.rest();
      assertThat(opening.join().status()).isEqualTo("READY");
    }
  }

  @Test
  void endsTheWaitOfACancelledRun() throws Exception {
    try (var busy = runs(Duration.ofSeconds(60));
        var other = runs(Duration.ofSeconds(60))) {
      open(busy, request("b-0001"));
      var opened =
          other.open(
              request("b-0002"),
              progress -> {
                throw new NoLongerWanted("cancelled");
              });
      assertThat(opened.status()).isEqualTo("CANCELLED");
      assertThat(waiting).hasSize(1);
    }
  }

  @Test
  void showsWhatARunWaitsForOnce() throws Exception {
    try (var busy = runs(Duration.ofSeconds(60));
        var other = runs(Duration.ofSeconds(60))) {
      open(busy, request("b-0001"));
      var beats = new CopyOnWriteArrayList<String>();
      var opening = new FutureTask<>(() -> other.open(request("b-0002"), beats::add));
      Thread.ofPlatform().daemon().start(opening);
      Awaitility.await().until(() -> beats.size() >= 2);
      assertThat(waiting).singleElement().asString().startsWith("run b-0001 of user ");
      busy.close(new CloseRun("b", "b-0001", RunKind.MEASURED, List.of()));
      assertThat(opening.get().status()).isEqualTo("READY");
    }
  }

  @Test
  void leavesARunThatWaitsToBeOpenedAgainWhenTheWorkerIsStopped() throws IOException {
    try (var busy = runs(Duration.ofSeconds(60));
        var stopped = runs(Duration.ofSeconds(60))) {
      open(busy, request("b-0001"));
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> stopped.open(request("b-0002"), progress -> {}))
            .isInstanceOf(NoLongerWanted.class)
            .hasMessage("The worker is shutting down");
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  @Test
  void opensARunOnce() throws IOException {
    try (var runs = runs(Duration.ofSeconds(60))) {
      assertThat(open(runs, request("b-0001")).status()).isEqualTo("READY");
      assertThat(open(runs, request("b-0001")).status()).isEqualTo("READY");
      runs.close(new CloseRun("b", "b-0001", RunKind.MEASURED, List.of()));
      assertThat(open(runs, request("b-0002")).status()).isEqualTo("READY");
    }
  }

  @Test
  void saysWhenARunCannotHaveADirectory() throws IOException {
    Files.writeString(data.resolve("runs"), "in the way");
    try (var runs = runs(Duration.ofSeconds(60))) {
      var opened = open(runs, request("b-0001"));
      assertThat(opened.status()).isEqualTo("FAILED");
      assertThat(opened.reason()).isEqualTo("SETUP_FAILED");
      Files.delete(data.resolve("runs"));
      assertThat(open(runs, request("b-0002")).status()).isEqualTo("READY");
    }
  }

  @Test
  void freesTheHostWhenARunCannotBeOpened() throws IOException {
    var wrong = new OpenRun("b", "b-0001", RunKind.MEASURED, List.of(), List.of("."), null);
    try (var runs = runs(Duration.ofSeconds(60))) {
      assertThatThrownBy(() -> open(runs, wrong)).isInstanceOf(IllegalArgumentException.class);
      assertThat(open(runs, request("b-0002")).status()).isEqualTo("READY");
    }
  }

  private RunDirectory madeBySetUp(Runs runs, String benchmarkId, String... files)
      throws IOException {
    var runId = benchmarkId + "-0000";
    open(runs, new OpenRun(benchmarkId, runId, RunKind.SETUP, List.of(), List.of(), null));
    var made = runs.directoryOf(runId);
    for (var file : files) {
      Files.createDirectories(made.work().resolve(file).getParent());
      Files.writeString(made.work().resolve(file), file);
    }
    runs.close(new CloseRun(benchmarkId, runId, RunKind.SETUP, List.of()));
    return made;
  }

  @Test
  void removesWhatABenchmarkMadeAndNoOther() throws Exception {
    try (var runs = runs(Duration.ofSeconds(60))) {
      var own = madeBySetUp(runs, "kmer / 1", "index");
      var longer = madeBySetUp(runs, "kmer / 1-v2", "index");
      var numbered = madeBySetUp(runs, "kmer / 1-2026", "index");
      runs.closeBenchmark("kmer / 1", progress -> {});
      assertThat(own.work().resolve("index")).doesNotExist();
      assertThat(longer.work().resolve("index")).exists();
      assertThat(numbered.work().resolve("index")).exists();
    }
  }

  @Test
  void removesWhatABenchmarkMadeWhenNobodyMeasures() throws Exception {
    try (var runs = runs(Duration.ofSeconds(60));
        var other = runs(Duration.ofSeconds(60))) {
      var made = madeBySetUp(runs, "b", "index");
      open(other, request("c-0001"));
      var beats = new CopyOnWriteArrayList<String>();
      var closing =
          new FutureTask<@Nullable Void>(
              () -> {
                runs.closeBenchmark("b", beats::add);
                return null;
              });
      Thread.ofPlatform().daemon().start(closing);
      Awaitility.await().until(() -> !beats.isEmpty());
      assertThat(beats.getFirst()).startsWith("waiting for run c-0001 of user ");
      assertThat(made.work().resolve("index")).exists();
      other.close(new CloseRun("c", "c-0001", RunKind.MEASURED, List.of()));
      closing.get();
      assertThat(made.work().resolve("index")).doesNotExist();
    }
  }

  @Test
  void givesAllThatASetUpRunLeftIfItDeclaresNothing() throws IOException {
    try (var runs = runs(Duration.ofSeconds(60))) {
      madeBySetUp(runs, "b", "index/a", "b").addOutputs(List.of());
      var linking =
          new OpenRun("b", "b-0001", RunKind.MEASURED, List.of(), List.of("b-0000"), null);
      assertThat(open(runs, linking).status()).isEqualTo("READY");
      var work = runs.directoryOf("b-0001").work();
      assertThat(work.resolve("index/a")).isSymbolicLink().hasContent("index/a");
      assertThat(work.resolve("b")).isSymbolicLink().hasContent("b");
    }
  }

  @Test
  void failsARunWhoseSetUpIsGone() throws IOException {
    try (var runs = runs(Duration.ofSeconds(60))) {
      var made = madeBySetUp(runs, "b", "index");
      made.addOutputs(List.of(Path.of("index")));
      Files.delete(made.work().resolve("index"));
      var linking =
          new OpenRun("b", "b-0001", RunKind.MEASURED, List.of(), List.of("b-0000"), null);
      var opened = open(runs, linking);
      assertThat(opened.reason()).isEqualTo("SETUP_FAILED");
      assertThat(opened.message()).contains("index of run b-0000").contains("gone");
    }
  }

  @Test
  void removesARunsFilesBeforeAnotherIsMeasured() throws IOException {
    try (var runs = runs(Duration.ofSeconds(60))) {
      open(runs, request("b-0001"));
      var work = runs.directoryOf("b-0001").work();
      for (var i = 0; i < 5000; i++) {
        Files.createFile(work.resolve("file" + i));
      }
      var left =
          CompletableFuture.supplyAsync(
              () -> {
                open(runs, request("b-0002"));
                return String.join(" ", work.toFile().list());
              });
      Awaitility.await().until(() -> !waiting.isEmpty());
      runs.close(new CloseRun("b", "b-0001", RunKind.MEASURED, List.of()));
      assertThat(left.join()).isEmpty();
    }
  }

  @Test
  void keepsTheHostForARunThatIsBeingClosed() throws Exception {
    try (var closing = runs(Duration.ofMillis(100));
        var other = runs(Duration.ofSeconds(60))) {
      open(closing, request("b-0001"));
      var session = closing.use("b-0001").orElseThrow();
      // Whoever reads a pipe waits until somebody writes it.
      var kind = closing.directoryOf("b-0001").root().resolve("kind");
      Files.delete(kind);
      assertThat(new ProcessBuilder("mkfifo", kind.toString()).start().waitFor()).isZero();
      var closed = new CopyOnWriteArrayList<ClosedRun>();
      var refused = new CopyOnWriteArrayList<String>();
      for (var closer = 0; closer < 2; closer++) {
        Thread.ofPlatform().daemon().start(() -> close(closing, closed, refused));
      }
      Awaitility.await().until(() -> !refused.isEmpty());
      assertThat(refused.getFirst()).contains("b-0001 not to be closed twice");
      session.rest();
      var opening = CompletableFuture.supplyAsync(() -> open(other, request("b-0002")));
      Awaitility.await()
          .during(Duration.ofMillis(600))
          .atMost(Duration.ofSeconds(5))
          .until(() -> !opening.isDone());
      Files.writeString(kind, "MEASURED");
      assertThat(opening.join().status()).isEqualTo("READY");
      Awaitility.await().until(() -> closed.size() == 1);
    }
  }

  private static void close(Runs runs, List<ClosedRun> closed, List<String> refused) {
    try {
      closed.add(runs.close(new CloseRun("b", "b-0001", RunKind.MEASURED, List.of())));
    } catch (IOException | IllegalStateException failure) {
      refused.add(String.valueOf(failure.getMessage()));
    }
  }

  @Test
  void isNotDeceivedByAWorkerThatShutsDown() throws IOException {
    var file = data.resolve("in.txt");
    Files.writeString(file, "one");
    var hashes = new DatasetHashes(data.resolve("hashes"));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> hashes.identify("in", file, progress -> {}))
          .isInstanceOf(NoLongerWanted.class)
          .hasMessage("The worker is shutting down");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void readsAFileOnlyOnceUntilItChanges() throws Exception {
    var file = data.resolve("in.txt");
    Files.writeString(file, "one");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    List<String> beats = new CopyOnWriteArrayList<>();
    var first = new DatasetHashes(data.resolve("hashes")).identify("in", file, beats::add);
    var second = new DatasetHashes(data.resolve("hashes")).identify("in", file, beats::add);
    assertThat(second).isEqualTo(first);
    assertThat(beats).hasSize(1);
    assertThat(first.sha256())
        .isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
    Files.writeString(file, "two");
    var changed = new DatasetHashes(data.resolve("hashes")).identify("in", file, beats::add);
    assertThat(changed.sha256()).isNotEqualTo(first.sha256());
  }
}
