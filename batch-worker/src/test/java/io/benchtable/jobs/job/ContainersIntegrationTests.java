package io.benchtable.jobs.job;

import static io.benchtable.jobs.job.EngineUnderTest.IMAGE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.Container;
import io.benchtable.jobs.run.RunMessages.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps in containers, on stand-ins of engines everywhere and on engines where they are. */
class ContainersIntegrationTests {

  private static final String RUN = "b-0001";
  private static final String BURN =
      "awk 'BEGIN { for (i = 0; i < 12000000; i++) x += i; print x }' > burnt";

  @TempDir Path directory;
  private @Nullable Bench bench;

  @AfterEach
  void close() throws IOException {
    if (bench != null) {
      bench.close();
    }
  }

  private Bench bench() {
    return requireNonNull(bench);
  }

  private Software open(EngineUnderTest engine) throws IOException {
    var environment = new HashMap<>(engine.environment(directory));
    environment.put("http_proxy", "http://proxy.invalid:8080");
    bench = new Bench(directory.resolve("data"), new InMemoryItems(), environment);
    var software = new Software(null, null, null, new Container(IMAGE, engine.engine, "none"));
    var opened = bench().open(RUN, List.of(), List.of(), software);
    assertThat(opened.message()).isNull();
    assertThat(opened.status()).isEqualTo("READY");
    return software;
  }

  private JobResult execute(Draft draft, Software software) throws IOException {
    return bench().execute(RUN, draft.in(software).step());
  }

  private String printed() throws IOException {
    return bench().logs.tail(RUN, "step#1", Logs.Stream.STDOUT, 10_000).map(String::new).orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void runsAStepInTheImage(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    Files.writeString(bench().work(RUN).resolve("in.txt"), "input\n");
    var result =
        execute(
            Draft.shell("cat in.txt; echo \"$BT_k $HOME $TMPDIR\" > out.txt; echo printed")
                .inputs("in.txt")
                .outputs("out.txt"),
            software);
    assertThat(result.message()).isNull();
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(printed()).isEqualTo("input\nprinted\n");
    var work = bench().work(RUN);
    assertThat(Files.readString(work.resolve("out.txt")))
        .isEqualTo("11 %s %s%n".formatted(work, work.resolveSibling("tmp")));
    assertThat(Files.getOwner(work.resolve("out.txt"))).isEqualTo(Files.getOwner(work));
    assertThat(result.versions())
        .containsEntry("sh -c echo version 1.2", "version 1.2")
        .hasEntrySatisfying("image " + IMAGE, digest -> assertThat(digest).startsWith("sha256:"))
        .hasEntrySatisfying(
            "container engine", version -> assertThat(version).startsWith(engine.engine));
  }

  @ParameterizedTest
  @EnumSource
  void givesNothingOfOurEnvironmentToTheStep(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    assertThat(execute(Draft.of("env"), software).message()).isNull();
    assertThat(printed().lines().map(line -> line.split("=")[0]).toList())
        .contains("BT_k", "HOME", "LANG", "TMPDIR", "PATH")
        .isSubsetOf(
            "BT_k",
            "HOME",
            "LANG",
            "TMPDIR",
            "PATH",
            "PWD",
            "TERM",
            "SHLVL",
            "HOSTNAME",
            "container",
            "IMAGE",
            "STAND_IN",
            "_");
  }

  @ParameterizedTest
  @EnumSource
  void givesTheExitStatusAndWhatWasPrinted(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result = execute(Draft.shell("echo wrong >&2; exit 7"), software);
    assertThat(result.reason()).isEqualTo("EXIT_STATUS");
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.message()).contains("wrong");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAProgramIsNotInTheImage(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    // Also what only a shell knows, and a folder.
    for (var name : List.of("nosuchprogram", "while", "./dataset")) {
      var result = bench().execute(RUN, Draft.of(name).in(software).named("run " + name));
      assertThat(result.reason()).isEqualTo("COMMAND_NOT_FOUND");
      assertThat(result.message())
          .isEqualTo(
              "Expected to find %s in image %s of %s, but it is not there"
                  .formatted(name, IMAGE, engine.engine));
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhichSignalMayHaveEndedTheCommand(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result = execute(Draft.shell("kill -9 $$"), software);
    assertThat(result.status()).isEqualTo("FAILED");
    assertThat(result.message()).contains("SIGKILL ended it");
  }

  /** And not the process that keeps the container. */
  @ParameterizedTest
  @EnumSource
  void isTheFirstToGoWhenMemoryIsShort(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    execute(Draft.of("cat", "/proc/self/oom_score_adj"), software);
    assertThat(printed()).isEqualTo("500\n");
  }

  /** About as much as the same command takes without a container, and not what an engine takes. */
  @ParameterizedTest
  @EnumSource
  void measuresTheCommandAlone(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result = execute(Draft.shell(BURN).memory(200), software);
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    var usage = requireNonNull(result.usage());
    var wall = Double.parseDouble(usage.wallSeconds());
    if (usage.cpuUserSeconds() == null) {
      // Engines may keep their cgroups elsewhere, but not where ours are.
      assertThat(
              engine == EngineUnderTest.DOCKER || bench().processes.isolation().startsWith("none"))
          .isTrue();
      assertThat(usage.peakMemoryMethod()).isEqualTo("unknown");
      assertThat(usage.peakMemoryBytes()).isNull();
      return;
    }
    var cpu =
        Double.parseDouble(usage.cpuUserSeconds())
            + Double.parseDouble(requireNonNull(usage.cpuSystemSeconds()));
    assertThat(cpu).isBetween(0.1, wall * 1.02 + 0.05);
    assertThat(usage.peakMemoryMethod())
        .isIn(
            "container's cgroup",
            "container's cgroup: sampled",
            bench().processes.peakMemoryMethod());
    assertThat(requireNonNull(usage.peakMemoryBytes())).isBetween(100_000L, 20L << 20);
    assertThat(usage.voluntarySwitches()).isNull();
    assertThat(usage.readBytes() == null).isEqualTo(!engine.isApptainer());
  }

  @ParameterizedTest
  @EnumSource
  void asksAStepToEndBeforeItKillsIt(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result =
        execute(
            Draft.shell("trap 'echo asked; exit 0' TERM; while :; do sleep 0.1; done").within(1),
            software);
    assertThat(result.reason()).isEqualTo("TIMED_OUT");
    assertThat(printed()).isEqualTo("asked\n");
    assertThat(leftOver()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void killsWhatDoesNotListen(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result =
        execute(
            Draft.shell("trap '' TERM; while :; do sleep 0.05; : 77881; done").within(1), software);
    assertThat(result.reason()).isEqualTo("TIMED_OUT");
    assertThat(leftOver()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfWhatAStepLeavesBehind(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result = execute(Draft.shell("sh -c 'sleep 7788' & echo done"), software);
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(leftOver()).isEmpty();
    assertThat(ProcessHandle.allProcesses().map(one -> one.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains("sleep 7788"));
  }

  @ParameterizedTest
  @EnumSource
  void stopsWhatNeedsMoreMemoryThanItMay(EngineUnderTest engine) throws IOException {
    var software = open(engine);
    var result =
        execute(
            Draft.shell("awk 'BEGIN { while (1) a[i++] = \"some text \" i }'")
                .memory(64)
                .within(30),
            software);
    if (result.usage() != null && result.usage().peakMemoryBytes() != null) {
      assertThat(result.reason()).isEqualTo("OUT_OF_MEMORY");
    } else {
      assertThat(result.status()).isEqualTo("FAILED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void mountsDatasetFilesReadOnly(EngineUnderTest engine) throws IOException, NoLongerWanted {
    var environment = engine.environment(directory);
    bench = new Bench(directory.resolve("data"), new InMemoryItems(), environment);
    var file = directory.resolve("a, \"b\".txt");
    Files.writeString(file, "contents\n");
    var dataset =
        new DatasetHashes(directory.resolve("hashes")).identify("in", file, progress -> {});
    var software = new Software(null, null, null, new Container(IMAGE, engine.engine, "none"));
    bench().open(RUN, List.of(dataset), List.of(), software);
    var result = execute(Draft.shell("cat dataset/in/*"), software);
    assertThat(result.message()).isNull();
    assertThat(printed()).isEqualTo("contents\n");
    if (engine.real) {
      var write = "for f in dataset/in/*; do (echo x >> \"$f\") || echo refused; done";
      bench().runs.close(new CloseRun("b", RUN, RunKind.MEASURED, List.of()));
      bench().open("b-0002", List.of(dataset), List.of(), software);
      var written = bench().execute("b-0002", Draft.shell(write).in(software).step());
      assertThat(written.message()).isNull();
      assertThat(Files.readString(file)).isEqualTo("contents\n");
    } else {
      assertThat(EngineUnderTest.calls(directory))
          .anyMatch(
              call ->
                  call.contains(
                      "--mount type=bind,\"source=%s\",\"destination=%s\",ro"
                          .formatted(quoted(file), quoted(file))));
    }
  }

  private static String quoted(Path file) {
    return file.toString().replace("\"", "\"\"");
  }

  /** What an engine would still have of ours. */
  private List<String> leftOver() {
    return ProcessHandle.allProcesses()
        .map(one -> one.info().commandLine().orElse(""))
        .filter(line -> line.contains("sleep 2147483647") || line.contains("77881"))
        .toList();
  }
}
