package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.Problem;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What software is found before anything is measured, and what is said where it is not. */
class SoftwareIntegrationTests extends SoftwareFixture {

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
  void looksAgainForWhatWasMissing() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    var software = image("nosuch:2", "docker");
    assertThat(prepare(bench, software)).hasSize(1);
    Files.writeString(directory.resolve("engine/image-nosuch_2"), "sha256:" + "2".repeat(64));
    assertThat(bench.open("b-0001", List.of(), List.of(), software).status()).isEqualTo("READY");
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
  void keepsWhatItFoundWhileTheBenchmarkIsOpen() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    Files.delete(directory.resolve("engine/argv"));
    assertThat(prepare(bench, image("tools:1", "docker"))).isEmpty();
    assertThat(directory.resolve("engine/argv")).doesNotExist();
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
  void looksForApptainerAloneWhereTheImageIsAFile() throws Exception {
    var bench = bench(EngineUnderTest.STAND_IN_DOCKER);
    assertThat(prepare(bench, image("images/tools.sif", null)))
        .singleElement()
        .extracting(Problem::expected)
        .asString()
        .endsWith("looked for apptainer (not on the search path)");
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
}
