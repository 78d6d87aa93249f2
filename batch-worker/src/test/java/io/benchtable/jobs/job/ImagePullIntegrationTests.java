package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When images are pulled, how often, and what is left of a pull that ends early. */
class ImagePullIntegrationTests extends SoftwareFixture {

  @Test
  void pullsOnceAndNeverWhileARunIsOpen() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var software = image("docker://tools:1", "docker");
    assertThat(prepare(bench, software)).isEmpty();
    assertThat(pulls()).isEqualTo(1);
    bench.open("b-0001", List.of(), List.of(), software);
    bench.execute("b-0001", Draft.of("true").in(software).step());
    assertThat(pulls()).isEqualTo(1);
    // The image's own id is run: its name may come to mean another.
    assertThat(EngineUnderTest.calls(directory))
        .anyMatch(call -> call.contains(" --pull never ") && call.contains(" --network none "))
        .filteredOn(call -> call.startsWith("docker run"))
        .allMatch(call -> call.endsWith("--entrypoint sleep " + "0".repeat(63) + "1 2147483647"));
  }

  @Test
  void pullsAgainWhenARegistryFailsForAMoment() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    Files.createFile(directory.resolve("engine/flaky"));
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    assertThat(pulls()).isEqualTo(2);
  }

  @Test
  void waitsForItsTurnBeforeItPulls() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    bench.open("b-0001");
    var said = new CopyOnWriteArrayList<String>();
    var request =
        new PrepareBenchmark("c", null, List.of(image("tools:1", "docker")), new Resources(1, 64L));
    var preparing = preparing(bench, request, said::add);
    Awaitility.await().until(() -> said.stream().anyMatch(text -> text.contains("b-0001")));
    assertThat(directory.resolve("engine/argv")).doesNotExist();
    bench.runs.close(new CloseRun("b", "b-0001", RunKind.MEASURED, List.of()));
    assertThat(preparing.get(60, TimeUnit.SECONDS)).isEmpty();
    assertThat(pulls()).isEqualTo(1);
  }

  @Test
  void pullsAnImageOfTwoBenchmarksOnce() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_APPTAINER);
    var software = List.of(image("tools:1", "apptainer"));
    var both =
        Stream.of("c", "d")
            .map(id -> new PrepareBenchmark(id, null, software, new Resources(1, 64L)))
            .map(request -> preparing(bench, request, Bench.STILL))
            .toList();
    for (var one : both) {
      assertThat(one.get(60, TimeUnit.SECONDS)).isEmpty();
    }
    assertThat(pulls()).isEqualTo(1);
    try (var images = Files.list(directory.resolve("data/software/images"))) {
      assertThat(images).hasSize(1);
    }
  }

  @Test
  void endsAPullThatNobodyWaitsForAndKeepsNothingOfIt() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var request =
        new PrepareBenchmark("b", null, List.of(image("slow:1", "docker")), new Resources(1, 64L));
    assertThatThrownBy(
            () ->
                bench.softwares.prepare(
                    request,
                    progress -> {
                      if (pulling()) {
                        throw new NoLongerWanted("cancelled");
                      }
                    }))
        .isInstanceOf(NoLongerWanted.class);
    assertThat(pulling()).isFalse();
    assertThat(directory.resolve("data/software/benchmarks")).doesNotExist();
  }

  @Test
  void takesAShutdownForNoFaultOfTheSoftware() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var request =
        new PrepareBenchmark("b", null, List.of(image("slow:1", "docker")), new Resources(1, 64L));
    assertThatThrownBy(
            () ->
                bench.softwares.prepare(
                    request,
                    progress -> {
                      if (pulling()) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(NoLongerWanted.class)
        .hasMessage("The worker is shutting down");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pulling()).isFalse();
    assertThat(directory.resolve("data/software/benchmarks")).doesNotExist();
  }

  @Test
  void takesNoOptionForAnImage() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("docker://--all-tags", "docker"))).hasSize(1);
    assertThat(EngineUnderTest.calls(directory)).noneMatch(call -> call.contains("--all-tags"));
  }

  private static CompletableFuture<List<Problem>> preparing(
      Bench bench, PrepareBenchmark request, Heartbeat heartbeat) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return bench.softwares.prepare(request, heartbeat);
          } catch (NoLongerWanted | IOException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  private static boolean pulling() {
    return ProcessHandle.allProcesses()
        .map(one -> one.info().commandLine().orElse(""))
        .anyMatch(line -> line.endsWith("sleep 1666.5"));
  }

  private long pulls() throws IOException {
    return EngineUnderTest.calls(directory).stream()
        .filter(call -> call.contains("pull --"))
        .count();
  }
}
