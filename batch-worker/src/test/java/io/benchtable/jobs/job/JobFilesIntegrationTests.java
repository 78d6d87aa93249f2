package io.benchtable.jobs.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.jobs.job.Bench.Draft;
import io.benchtable.jobs.run.DatasetFile;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step finds in its directory, and what is left of what it makes there. */
class JobFilesIntegrationTests extends JobsFixture {

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
    Files.writeString(file, "two");
    var changed = bench.execute("b-0002", Draft.of("true").step());
    assertThat(changed.reason()).isEqualTo("DATASET_CHANGED");
    bench.runs.close(new CloseRun("b", "b-0002", RunKind.MEASURED, List.of()));
    var opened = bench.open("b-0003", dataset, List.of());
    assertThat(opened.reason()).isEqualTo("DATASET_CHANGED");
    assertThat(opened.message()).contains("in").contains("input.txt");
  }

  /** Where that can be so, it says that it is; and then nothing that it is given can be spoilt. */
  @Test
  void letsAStepOnlyReadWhatItIsGiven() throws IOException {
    var file = Files.writeString(data.resolve("input.txt"), "original");
    var dataset = List.of(new DatasetFile("in", file.toString(), 8, "", times(file), inode(file)));
    bench.open(RUN, dataset, List.of());
    var script =
        "cat dataset/in/input.txt > out; echo kept > \"$TMPDIR/file\"; cat /tmp/file >> out;"
            + " { echo spoilt > dataset/in/input.txt; } 2> /dev/null; wc -l < /proc/net/dev";
    var step = Draft.shell(script).outputs("out").named("alone");
    var result = bench.execute(RUN, step);
    var isolation = requireNonNull(requireNonNull(result.usage()).isolation());
    assumeTrue(isolation.why() == null, "Skipped: needs namespaces, but " + isolation.why());
    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(file).hasContent("original");
    assertThat(bench.work(RUN).resolve("out")).hasContent("originalkept");
    assertThat(isolation.network()).isEqualTo("none");
    assertThat(isolation.cores()).doesNotStartWith("shared");
    assertThat(bench.logs.tail(RUN, "alone#1", Logs.Stream.STDOUT, 100).map(String::new))
        .contains("3\n");
    assertThat(items.usage(RUN, "alone#1"))
        .map(usage -> usage.view().isolation())
        .contains(isolation);
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
  void notesWhatWasUsedWhateverGoesWrongAfterwards() throws IOException {
    bench.open(RUN);
    var json = "{\"name\": \"step\", \"command\": [\"true\"], \"outputs\": [null]}";
    var result = bench.execute(RUN, JobJson.read(json, JobMessages.Step.class));
    assertThat(result.reason()).isEqualTo("SETUP_FAILED");
    assertThat(result.message()).contains("NullPointerException");
    assertThat(result.usage()).isNotNull();
    assertThat(items.usage(RUN, "step#1")).isPresent();
  }
}
