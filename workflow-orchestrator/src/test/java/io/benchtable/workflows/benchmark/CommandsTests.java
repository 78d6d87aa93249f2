package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CommandsTests {

  @Test
  void fillsPlacesAndEnvironment() {
    var filled =
        fill(List.of("tool", "-k${k}", "${dataset.genome}", "${vcpus}/${memoryMiB}", "$${k}"));
    assertThat(filled.step().command())
        .containsExactly("tool", "-k11", "dataset/genome/g.fa", "2/512", "${k}");
    assertThat(filled.environment())
        .containsEntry("BT_k", "11")
        .containsEntry("BT_dataset_genome", "dataset/genome/g.fa")
        .containsEntry("BT_vcpus", "2")
        .containsEntry("BT_memoryMiB", "512")
        .containsEntry("MODE", "k11");
  }

  @Test
  void leavesScriptsOfShellsAlone() {
    var script = "count $BT_k ${HOME}";
    assertThat(fill(List.of("sh", "-c", script, "${k}")).step().command())
        .containsExactly("sh", "-c", script, "11");
    assertThat(fill(List.of("/bin/bash", "-euo", "pipefail", "-c", script)).step().command())
        .endsWith(script);
    assertThat(fill(List.of("env", "A=${k}", "dash", "-ec", script)).step().command())
        .containsExactly("env", "A=11", "dash", "-ec", script);
    assertThat(fill(List.of("grep", "-c", "${k}")).step().command()).endsWith("11");
  }

  @Test
  void findsTheScriptOfAShellThatAnotherProgramStarts() {
    var script = "count $BT_k ${HOME}";
    for (var wrapper :
        List.of(
            List.of("perf", "stat", "-o", "stat.txt"),
            List.of("setsid", "--wait"),
            List.of("strace", "-f"),
            List.of("docker", "run", "--rm", "image"),
            List.of("busybox"),
            List.of("sh", "-c", "exec \"$@\"", "name"))) {
      var command = new java.util.ArrayList<>(wrapper);
      command.addAll(List.of("sh", "-c", "-e", "-o", "pipefail", script, "${k}"));
      assertThat(fill(command).step().command()).endsWith(script, "11");
    }
  }

  @Test
  void findsTheScriptWhateverTheShellIsCalled() {
    var values = Map.of("k", "11");
    for (var shell : List.of("tcsh", "csh", "fish", "mksh", "rbash", "bash-5.2", "/opt/ksh93")) {
      assertThat(Substitution.fill(List.of(shell, "-c", "count ${k}", "${k}"), values))
          .containsExactly(shell, "-c", "count ${k}", "11");
    }
    assertThat(Substitution.fill(List.of("fish", "-C", "a ${k}", "-c", "b ${k}"), values))
        .containsExactly("fish", "-C", "a ${k}", "-c", "b ${k}");
    assertThat(Substitution.fill(List.of("fish", "--command=a ${k}", "${k}"), values))
        .containsExactly("fish", "--command=a ${k}", "11");
    assertThat(Substitution.fill(List.of("mash", "-c", "${k}"), values)).endsWith("11");
  }

  /** Whatever makes an argument a script, and wherever that comes from, no value is part of it. */
  @Property
  void insertsNothingIntoAScript(
      @ForAll List<@From("scriptish") String> command,
      @ForAll @From("scriptish") String a,
      @ForAll @From("scriptish") String b) {
    var filled = Substitution.fill(command, Map.of("a", a, "b", b));

    assertThat(Shells.scripts(filled))
        .allSatisfy(script -> assertThat(filled.get(script)).isEqualTo(command.get(script)));
  }

  @Provide
  Arbitrary<String> scriptish() {
    return Arbitraries.of(
        "sh",
        "bash",
        "fish",
        "env",
        "-c",
        "-e",
        "-ec",
        "-O",
        "-C",
        "--",
        "-",
        "--command",
        "run",
        "${a}",
        "${b}",
        "-${a}",
        "${a}sh",
        "${a}${b}",
        "count ${a}",
        "--command=${b}");
  }

  @Test
  void fillsTheArgumentsOfAScriptInAFile() {
    assertThat(fill(List.of("bash", "-e", "run.sh", "-c", "${k}")).step().command())
        .containsExactly("bash", "-e", "run.sh", "-c", "11");
  }

  /** No value is ever looked at again, whatever it contains. */
  @Property
  void insertsValuesAsTheyAre(@ForAll String value) {
    assertThat(Substitution.fill("a${k}b", Map.of("k", value, "b", "no")))
        .isEqualTo("a" + value + "b");
  }

  @Test
  void fillsSoftwareForEachConfiguration() {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("name", "n");
    spec.put("parameters", Map.of("version", List.of("1.19", "1.20")));
    spec.put("pipeline", List.of(Map.of("name", "s", "command", List.of("samtools"))));
    spec.put("software", Map.of("modules", List.of("gcc/12", "samtools/${version}")));
    var read = SpecReader.read(spec).spec().orElseThrow();
    assertThat(read.configurations().stream().map(one -> Commands.software(read, one).modules()))
        .containsExactly(List.of("gcc/12", "samtools/1.19"), List.of("gcc/12", "samtools/1.20"));
  }

  private static Commands.Filled fill(List<String> command) {
    var step = new LinkedHashMap<String, Object>();
    step.put("name", "s");
    step.put("command", command);
    step.put("env", Map.of("MODE", "k${k}"));
    step.put("resources", Map.of("vcpus", 2, "memoryMiB", 512));
    var spec = new LinkedHashMap<String, Object>();
    spec.put("name", "n");
    spec.put("parameters", Map.of("k", List.of(11)));
    spec.put("dataset", Map.of("files", Map.of("genome", "/data/g.fa")));
    spec.put("pipeline", List.of(step));
    var read = SpecReader.read(spec).spec().orElseThrow();
    return Commands.fill(read, read.pipeline().getFirst(), read.configurations().getFirst());
  }
}
