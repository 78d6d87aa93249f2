package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script says on a machine that lacks what it needs. */
class ScriptIntegrationTests {

  @TempDir Path folder;

  private Path programs;

  /** A PATH with what a script needs, and no more. */
  @BeforeEach
  void makePath() throws IOException {
    programs = Files.createDirectory(folder.resolve("programs"));
    for (String program : List.of("dirname", "readlink", "grep")) {
      Path found =
          Stream.of("/usr/bin", "/bin")
              .map(place -> Path.of(place, program))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.copy(found, programs.resolve(program), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  @Test
  void saysThatThereIsNoJdk25() throws Exception {
    List<String> hidden = List.of("unshare", "-rm", "sh", "-c", hideJdks() + "exec \"$@\"", "sh");
    assumeTrue(
        CommandLineProcess.run(folder, Map.of(), CommandLineProcess.joined(hidden, List.of("true")))
                .exitCode()
            == 0,
        "skipped: no right to mount (unshare --mount, tmpfs)");
    Path script = CommandLineProcess.repository().resolve("benchtable");

    Outcome outcome =
        CommandLineProcess.run(
            folder, Map.of(), CommandLineProcess.joined(hidden, bare(jdk17(), script, "list")));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.complaint()).startsWith("no JDK 25 was found").contains("JAVA_HOME");
  }

  @Test
  void saysThatThereIsNoMaven() throws IOException {
    Path unbuilt =
        Files.copy(
            CommandLineProcess.repository().resolve("benchtable"), folder.resolve("benchtable"));

    Outcome outcome =
        CommandLineProcess.run(
            folder, Map.of(), bare(Path.of(System.getProperty("java.home")), unbuilt, "list"));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.complaint()).contains("Maven is missing").contains("Maven 3.8 or newer");
  }

  @Test
  void findsItsProgramThroughALink() throws IOException {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("link"), CommandLineProcess.repository().resolve("benchtable"));

    Outcome outcome =
        CommandLineProcess.run(folder, Map.of(), List.of(link.toString(), "--version"));

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("benchtable ");
  }

  @Test
  void saysThatThereIsNoGo() {
    Outcome outcome =
        CommandLineProcess.run(
            folder,
            Map.of(),
            bare(
                Path.of(System.getProperty("java.home")),
                CommandLineProcess.repository().resolve("benchtable"),
                "install",
                "temporal"));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("Expected Go on the PATH, but there is no go command")
        .contains("nothing was installed");
  }

  private List<String> bare(Path javaHome, Path script, String... command) {
    return CommandLineProcess.joined(
        List.of(
            "/usr/bin/env",
            "-i",
            "PATH=" + programs,
            "HOME=" + folder,
            "XDG_CACHE_HOME=" + folder.resolve("cache"),
            "JAVA_HOME=" + javaHome,
            "/bin/sh",
            script.toString()),
        List.of(command));
  }

  /** What an older default looks like. */
  private Path jdk17() throws IOException {
    Path jdk = folder.resolve("jdk-17");
    Path java = Files.createFile(Files.createDirectories(jdk.resolve("bin")).resolve("java"));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    return jdk;
  }

  /** Mounts an empty disk over every place outside the user's folder where a JDK may lie. */
  private static String hideJdks() throws IOException {
    try (Stream<Path> optional = Files.list(Path.of("/opt"))) {
      return Stream.concat(
              Stream.of("/usr/lib/jvm", "/usr/java", "/opt/java").map(Path::of),
              optional.filter(place -> place.getFileName().toString().startsWith("jdk")))
          .filter(Files::isDirectory)
          .map(place -> "mount -t tmpfs none '" + place + "' && ")
          .collect(Collectors.joining());
    }
  }
}
