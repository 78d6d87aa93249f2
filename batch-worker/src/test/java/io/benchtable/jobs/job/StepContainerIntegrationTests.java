package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.RunMessages.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What engines are told of a container, and that none of them is left. */
class StepContainerIntegrationTests extends SoftwareFixture {

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

  private List<String> containers() throws IOException {
    try (var files = Files.list(directory.resolve("engine"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("benchtable-"))
          .toList();
    }
  }
}
