package io.benchtable.jobs.software;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.Software;
import io.benchtable.jobs.software.Remembered.OnHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSoftwareIntegrationTests {

  @TempDir Path directory;
  private final Map<String, String> ours = new HashMap<>();

  private @Nullable Processes opened;

  @BeforeEach
  void writeModules() throws IOException {
    opened = Processes.open(directory.resolve("data"), Duration.ofSeconds(1), Processes.Use.ALL, 0);
    write("modules/samtools/1.19", "prepend-path PATH /opt/samtools/1.19/bin");
    write("modules/samtools/1.20", "prepend-path PATH /opt/samtools/1.20/bin");
    write("modules/samtools/.version", "set ModulesVersion 1.19");
    write("modules/odd/1", "setenv ODD {it's \"odd\" $HOME}");
    write("modules/broken/1", "nosuchcommand");
    ours.put("HOME", "/root");
    ours.put("MODULEPATH", directory.resolve("modules").toString());
    ours.put("LOADEDMODULES", "samtools/1.19");
    ours.put("SECRET", "ours");
  }

  @AfterEach
  void close() throws IOException {
    requireNonNull(opened).close();
  }

  private void write(String file, String line) throws IOException {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), "#%Module\n" + line + "\n");
  }

  /** Debian's package says in a file of the login profile where it is. */
  private void needModules() {
    var tool = Path.of("/usr/lib/x86_64-linux-gnu/modulecmd.tcl");
    var other = Path.of("/usr/bin/modulecmd");
    var found = Files.isExecutable(tool) ? tool : other;
    assumeTrue(Files.isExecutable(found), "Skipped: needs Environment Modules");
    ours.put("MODULES_CMD", found.toString());
  }

  private OnHost find(List<String> path, @Nullable String conda, String... modules)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var host =
        new HostSoftware(
            requireNonNull(opened), ours, directory, HostSoftware.script(directory.resolve("s")));
    return host.find(new Software(path, conda, List.of(modules), null), progress -> {});
  }

  private SoftwareNotFound missing(List<String> path, @Nullable String conda, String... modules) {
    return catchThrowableOfType(SoftwareNotFound.class, () -> find(path, conda, modules));
  }

  @Test
  void takesTheEnvironmentThatModulesMake() throws Exception {
    needModules();
    var found = find(List.of(), null, "samtools", "odd/1");
    assertThat(found.environment().get("PATH"))
        .startsWith("/opt/samtools/1.19/bin:/usr/local/bin:");
    assertThat(found.environment())
        .containsEntry("ODD", "it's \"odd\" $HOME")
        .doesNotContainKeys("SECRET", "HOME", "BASH_ENV", "SHLVL", "PWD");
    assertThat(found.versions()).containsEntry("modules", "samtools/1.19 odd/1");
  }

  @Test
  void findsAToolThroughTheLoginProfile() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/etc/profile.d/modules.sh")), "Skipped: needs Environment Modules");
    ours.clear();
    ours.put("HOME", "/root");
    var found = find(List.of(), null, "null");
    assertThat(found.versions()).containsEntry("modules", "null");
    assertThat(found.environment()).doesNotContainKeys("BASH_ENV", "SHLVL");
  }

  @Test
  void passesOnWhatTheToolSays() {
    needModules();
    var problem = missing(List.of(), null, "samtools/9").problem();
    assertThat(problem.path()).isEqualTo("spec.software.modules");
    assertThat(problem.value()).isEqualTo("samtools/9");
    assertThat(problem.expected())
        .contains("modulecmd")
        .endsWith("can load (it says: ERROR: Unable to locate a modulefile for 'samtools/9')");
    assertThat(missing(List.of(), null, "samtools", "broken/1").problem().expected())
        .contains("invalid command name \"nosuchcommand\"");
  }

  @Test
  void namesWhereAModuleToolWasLookedFor() throws IOException {
    var nothing = Files.createDirectories(directory.resolve("nothing"));
    ours.put("MODULESHOME", nothing.toString());
    ours.put("MODULES_CMD", nothing.resolve("modulecmd.tcl").toString());
    var host =
        new HostSoftware(
            requireNonNull(opened),
            ours,
            directory,
            HostSoftware.script(directory.resolve("s")),
            nothing.toString());
    var software = new Software(null, null, List.of("samtools"), null);
    var missing =
        catchThrowableOfType(SoftwareNotFound.class, () -> host.find(software, progress -> {}));
    assertThat(missing.problem().expected()).contains("LMOD_CMD, MODULES_CMD and MODULESHOME");
  }

  /** As Lmod does: code on standard output, and {@code false} in it when something is wrong. */
  @Test
  void asksLmodWhereItIs() throws Exception {
    var lmod = directory.resolve("lmod");
    Files.writeString(
        lmod,
        """
        #!/bin/sh
        [ "$1 $2" = "bash load" ] || exit 1
        case "$*" in
          *samtools/9*)
            echo 'Lmod has detected the following error:  The following module(s) are unknown: "samtools/9"' >&2
            echo false; exit 1 ;;
        esac
        echo 'export PATH="/opt/samtools/bin:$PATH"; export LOADEDMODULES="samtools/1.19";'
        """);
    Files.setPosixFilePermissions(lmod, PosixFilePermissions.fromString("rwxr-xr-x"));
    ours.put("LMOD_CMD", lmod.toString());
    assertThat(find(List.of(), null, "samtools/1.19").environment().get("PATH"))
        .startsWith("/opt/samtools/bin:");
    assertThat(missing(List.of(), null, "samtools/9").problem().expected())
        .isEqualTo(
            "modules that "
                + lmod
                + " can load (it says: Lmod has detected the following error: The following"
                + " module(s) are unknown: \"samtools/9\")");
  }

  /** As the oldest tools do: a complaint, and exit status 0. */
  @Test
  void believesNoToolThatLoadsSomethingElse() throws Exception {
    var tool = directory.resolve("modulecmd");
    Files.writeString(
        tool, "#!/bin/sh\necho 'export LOADEDMODULES=gcc/12:samtools/1.19;'\necho 'no such' >&2\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    ours.put("MODULES_CMD", tool.toString());
    assertThat(find(List.of(), null, "gcc", "samtools/1.19", "samtools/default").versions())
        .containsEntry("modules", "gcc/12 samtools/1.19");
    assertThat(missing(List.of(), null, "gcc/12", "bwa").problem().expected())
        .contains("bwa was not loaded, but: gcc/12:samtools/1.19");
    assertThat(missing(List.of(), null, "gc").problem().expected()).contains("gc was not loaded");
  }

  @Test
  void takesTheVariablesThatACondaEnvironmentWasGiven() throws Exception {
    var prefix = directory.resolve("envs/tools");
    Files.createDirectories(prefix.resolve("conda-meta"));
    Files.createDirectories(prefix.resolve("etc/conda/env_vars.d"));
    Files.createDirectories(prefix.resolve("etc/conda/activate.d"));
    Files.writeString(
        prefix.resolve("conda-meta/state"),
        "{\"env_vars\":{\"OWN\":\"it's $HOME\",\"GONE\":\"***unset***\"}}");
    Files.writeString(
        prefix.resolve("etc/conda/env_vars.d/tool.json"), "{\"TOOL\":\"1\",\"OWN\":\"x\"}");
    Files.writeString(prefix.resolve("conda-meta/samtools-1.19-h50ea8bc_0.json"), "{}");
    Files.writeString(prefix.resolve("etc/conda/activate.d/a.sh"), "export SEEN=$OWN\nfalse\n");
    var found = find(List.of("/opt"), "envs/tools");
    assertThat(found.environment())
        .containsEntry("OWN", "it's $HOME")
        .containsEntry("SEEN", "it's $HOME")
        .containsEntry("TOOL", "1")
        .doesNotContainKeys("GONE", "BENCHTABLE_JOB");
    assertThat(found.versions()).containsEntry("path", "/opt");
    assertThat(found.versions().get("conda")).startsWith(prefix + " (1 packages, sha256:");
    Files.writeString(prefix.resolve("conda-meta/htslib-1.19-h0_0.json"), "{}");
    assertThat(find(List.of("/opt"), "envs/tools").versions().get("conda"))
        .isNotEqualTo(found.versions().get("conda"));
  }

  @Test
  void activatesACondaEnvironment() throws Exception {
    var prefix = directory.resolve("envs/tools");
    Files.createDirectories(prefix.resolve("conda-meta"));
    Files.createDirectories(prefix.resolve("etc/conda/activate.d"));
    Files.writeString(
        prefix.resolve("etc/conda/activate.d/gdal.sh"),
        "export GDAL_DATA=$CONDA_PREFIX/share/gdal\n");
    var found = find(List.of(directory.toString()), "envs/tools");
    assertThat(found.environment())
        .containsEntry("CONDA_PREFIX", prefix.toString())
        .containsEntry("GDAL_DATA", prefix + "/share/gdal");
    var place = Place.of(found);
    assertThat(place.environment(Map.of("GDAL_DATA", "mine")))
        .containsEntry("GDAL_DATA", "mine")
        .hasEntrySatisfying(
            "PATH", path -> assertThat(path).startsWith(directory + ":" + prefix + "/bin:/usr"));
  }

  @Test
  void namesAFolderOrAnEnvironmentThatIsNotThere() {
    assertThat(missing(List.of("/no/such/folder"), null).problem().value())
        .isEqualTo("/no/such/folder");
    var conda = missing(List.of(), directory.toString()).problem();
    assertThat(conda.path()).isEqualTo("spec.software.conda");
    assertThat(conda.expected()).contains("conda-meta");
  }
}
