package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.Container;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Resources;
import io.benchtable.jobs.run.RunMessages.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What software is found before anything is measured, and what is said where it is not. */
class SoftwareIntegrationTests {

  @TempDir Path directory;
  private @Nullable Bench opened;

  @AfterEach
  void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private Bench bench(EngineUnderTest... engines) throws IOException {
    var path = Map.of("PATH", "/nowhere");
    for (var engine : engines) {
      path = engine.environment(directory);
    }
    return opened = new Bench(directory.resolve("data"), new InMemoryItems(), path);
  }

  private static Software image(String image, @Nullable String engine) {
    return new Software(null, null, null, new Container(image, engine, "none"));
  }

  private static List<Problem> prepare(Bench bench, Software... software)
      throws NoLongerWanted, IOException {
    return bench.softwares.prepare(
        new PrepareBenchmark("b", null, List.of(software), new Resources(1, 128L)), Bench.STILL);
  }

  @Test
  void namesEveryEngineThatWasLookedFor() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    Files.createFile(directory.resolve("engine/down"));
    assertThat(prepare(bench, image("tools:1", null)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("spec.software.container.engine");
              assertThat(problem.expected())
                  .startsWith("a container engine on this host: looked for apptainer (not on the")
                  .endsWith("says: Cannot connect to the daemon. Is it running?)");
            });
  }

  @Test
  void takesTheFirstEngineThatAnswers() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER, EngineUnderTest.STAND_IN_APPTAINER);
    assertThat(prepare(bench, image("tools:1", null), image("tools:1", "docker"))).isEmpty();
    assertThat(EngineUnderTest.calls(directory))
        .anyMatch(call -> call.startsWith("apptainer pull"))
        .anyMatch(call -> call.equals("docker pull --quiet tools:1"));
  }

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

  private long pulls() throws IOException {
    return EngineUnderTest.calls(directory).stream()
        .filter(call -> call.contains("pull --"))
        .count();
  }

  @Test
  void tellsAnEngineWhatAStepMayUse() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_PODMAN);
    var software = image("tools:1", "podman");
    bench.open("b-0001", List.of(), List.of(), software);
    bench.execute("b-0001", Draft.of("true").memory(96).in(software).step());
    assertThat(EngineUnderTest.calls(directory).stream().filter(call -> call.contains(" run ")))
        .last()
        .asString()
        .contains("--memory 96m --memory-swap 96m")
        .doesNotContain("--cpus")
        .contains("--user ")
        .contains("--security-opt no-new-privileges");
  }

  @Test
  void failsTheConfigurationWhoseImageIsNotThereAndNoOther() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var missing = image("nosuch:2", "docker");
    var there = image("tools:1", "docker");
    assertThat(prepare(bench, missing, there)).isEmpty();
    assertThat(bench.open("b-0001", List.of(), List.of(), there).status()).isEqualTo("READY");
    bench.runs.close(new CloseRun("b", "b-0001", RunKind.MEASURED, List.of()));
    var failed = bench.open("b-0002", List.of(), List.of(), missing);
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.reason()).isEqualTo("SOFTWARE_NOT_FOUND");
    assertThat(failed.message())
        .isEqualTo(
            "Expected an image that docker can pull (it says: Error: manifest for nosuch:2 not"
                + " found: manifest unknown), but there is none for nosuch:2 of"
                + " spec.software.container.image");
    assertThat(prepare(bench, missing)).hasSize(1);
  }

  @Test
  void remembersWhatItFoundWhenItIsRestarted() throws Exception {
    var environment = EngineUnderTest.STAND_IN_DOCKER.environment(directory);
    var software = image("tools:1", "docker");
    try (var first = new Bench(directory.resolve("data"), new InMemoryItems(), environment)) {
      prepare(first, software);
    }
    Files.delete(directory.resolve("engine/argv"));
    var second = bench(EngineUnderTest.STAND_IN_DOCKER);
    second.open("b-0001", List.of(), List.of(), software);
    assertThat(directory.resolve("engine/argv")).doesNotExist();
    second.closeBenchmark();
    second.open("b-0003", List.of(), List.of(), software);
    assertThat(directory.resolve("engine/argv")).exists();
  }

  @Test
  void failsRunsOfAnImageFileThatChanges() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_APPTAINER);
    var file = Files.writeString(directory.resolve("tools.sif"), "image");
    var software = image(file.toString(), "apptainer");
    assertThat(prepare(bench, software)).isEmpty();
    Files.writeString(file, "another");
    assertThat(bench.open("b-0001", List.of(), List.of(), software).message())
        .startsWith("Expected image file " + file + " to stay as it was");
  }

  @Test
  void refusesAFileForEnginesThatHaveNone() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("/x/tools.sif", "docker")))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .contains("files are for apptainer");
  }

  @Test
  void recordsTheDigestOfTheImage() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var software = image("tools:1", "docker");
    bench.open("b-0001", List.of(), List.of(), software);
    var result = bench.execute("b-0001", Draft.of("true").in(software).step());
    assertThat(result.versions())
        .containsEntry("image tools:1", "sha256:d1")
        .containsEntry("container engine", "docker 1.2.3-stand-in");
  }

  @Test
  void removesTheContainerOfAStepThatCouldNotStart() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var software = image("tools:1", "docker");
    bench.open("b-0001", List.of(), List.of(), software);
    bench.execute("b-0001", Draft.of("nosuchprogram").in(software).step());
    assertThat(EngineUnderTest.calls(directory))
        .filteredOn(call -> call.contains(" rm --force "))
        .hasSameSizeAs(
            EngineUnderTest.calls(directory).stream()
                .filter(call -> call.contains(" run "))
                .toList());
    try (var wills = Files.list(directory.resolve("data/wills"))) {
      assertThat(wills).isEmpty();
    }
  }

  private List<String> containers() throws IOException {
    try (var files = Files.list(directory.resolve("engine"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("benchtable-"))
          .toList();
    }
  }

  @Test
  void runsNothingInAContainerBesideTheStep() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_PODMAN);
    assertThat(prepare(bench, image("tools:1", "podman"))).isEmpty();
    assertThat(EngineUnderTest.calls(directory))
        .filteredOn(call -> call.startsWith("podman run"))
        .isNotEmpty()
        .allMatch(call -> call.contains(" --init=false --no-healthcheck "))
        .allMatch(call -> call.contains(" --http-proxy=false --env-host=false "))
        .allMatch(call -> call.contains(" --label io.benchtable.owner="));
    assertThat(EngineUnderTest.calls(directory))
        .filteredOn(call -> call.startsWith("podman rm"))
        .isNotEmpty()
        .allMatch(call -> call.startsWith("podman rm --force --volumes "));
  }

  @Test
  void refusesAContainerWhoseFirstProcessIsNotOurs() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    Files.createFile(directory.resolve("engine/init"));
    assertThat(prepare(bench, image("tools:1", "docker")))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .contains("Expected the container's first process to be sleep, but it is catatonit");
  }

  @Test
  void refusesAnEngineThatDoesNotRemoveItsContainers() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var stuck = Files.createFile(directory.resolve("engine/stuck"));
    assertThat(prepare(bench, image("tools:1", "docker")))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .contains("to be removed, but: Error: container cannot be removed");
    assertThat(containers()).hasSize(1);
    Files.delete(stuck);
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    assertThat(containers()).isEmpty();
  }

  @Test
  void saysThatTheContainerOfAStepIsStillThere() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var software = image("tools:1", "docker");
    var stuck = directory.resolve("engine/stuck");
    bench.open("b-0001", List.of(), List.of(), software);
    var result = bench.execute("b-0001", Draft.of("touch", stuck.toString()).in(software).step());
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(result.message()).startsWith("Expected container benchtable-").contains("removed");
    Files.delete(stuck);
    bench.execute("b-0001", Draft.of("true").in(software).named("next"));
    assertThat(containers()).isEmpty();
  }

  @Test
  void removesWhatAnEarlierWorkerWasStillStartingWhenItDied() throws Exception {
    var environment = EngineUnderTest.STAND_IN_DOCKER.environment(directory);
    var stuck = Files.createFile(directory.resolve("engine/stuck"));
    try (var first = new Bench(directory.resolve("data"), new InMemoryItems(), environment)) {
      prepare(first, image("tools:1", "docker"));
      // As though it had been carried out too early.
      FileTrees.delete(directory.resolve("data/wills"));
    }
    Files.delete(stuck);
    assertThat(containers()).hasSize(1);
    var second = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(second, image("tools:1", "docker"))).isEmpty();
    assertThat(containers()).isEmpty();
  }

  @Test
  void pullsAgainWhenARegistryFailsForAMoment() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    Files.createFile(directory.resolve("engine/flaky"));
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    assertThat(pulls()).isEqualTo(2);
  }

  @Test
  void keepsWhatItFoundWhileTheBenchmarkIsOpen() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    Files.delete(directory.resolve("engine/argv"));
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    assertThat(directory.resolve("engine/argv")).doesNotExist();
  }

  @Test
  void looksAgainForWhatWasMissing() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var software = image("nosuch:2", "docker");
    assertThat(prepare(bench, software)).hasSize(1);
    Files.writeString(directory.resolve("engine/image-nosuch_2"), "sha256:" + "2".repeat(64));
    assertThat(bench.open("b-0001", List.of(), List.of(), software).status()).isEqualTo("READY");
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

  private static boolean pulling() {
    return ProcessHandle.allProcesses()
        .map(one -> one.info().commandLine().orElse(""))
        .anyMatch(line -> line.endsWith("sleep 1666.5"));
  }

  @Test
  void triesTheNextEngineWhenOneCannotRunTheImage() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER, EngineUnderTest.STAND_IN_APPTAINER);
    assertThat(prepare(bench, image("docker-only:1", null))).isEmpty();
    assertThat(EngineUnderTest.calls(directory))
        .anyMatch(call -> call.startsWith("apptainer pull"))
        .anyMatch(call -> call.equals("docker pull --quiet docker-only:1"));
    assertThat(prepare(bench, image("nosuch:1", null)))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .contains("apptainer (expected an image that apptainer can pull")
        .contains("podman (not on the search path), docker (expected an image that docker can");
  }

  @Test
  void looksForApptainerAloneWhereTheImageIsAFile() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("images/tools.sif", null)))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .endsWith("looked for apptainer (not on the search path)");
  }

  @Test
  void takesNoOptionForAnImage() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("docker://--all-tags", "docker"))).hasSize(1);
    assertThat(EngineUnderTest.calls(directory)).noneMatch(call -> call.contains("--all-tags"));
  }
}
