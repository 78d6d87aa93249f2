package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Container engines that tests run on: stand-ins that do as engines do, and engines themselves. */
enum EngineUnderTest {
  STAND_IN_APPTAINER("apptainer", false),
  STAND_IN_PODMAN("podman", false),
  STAND_IN_DOCKER("docker", false),
  PODMAN("podman", true),
  DOCKER("docker", true);

  static final String IMAGE = "benchtable-test:1";

  final String engine;
  final boolean real;

  EngineUnderTest(String engine, boolean real) {
    this.engine = engine;
    this.real = real;
  }

  boolean isApptainer() {
    return engine.equals("apptainer");
  }

  /** The environment of a worker that finds it, and an image made for tests. */
  Map<String, String> environment(Path directory) throws IOException {
    return real ? realOne(directory) : standIn(directory);
  }

  private Map<String, String> standIn(Path directory) throws IOException {
    var bin = Files.createDirectories(directory.resolve("bin"));
    var state = Files.createDirectories(directory.resolve("engine"));
    var script = isApptainer() ? "/engines/apptainer.sh" : "/engines/kept.sh";
    try (var resource = EngineUnderTest.class.getResourceAsStream(script)) {
      assertThat(resource).isNotNull();
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(bin.resolve(engine), text.replace("@STATE@", state.toString()));
    }
    Files.setPosixFilePermissions(
        bin.resolve(engine), PosixFilePermissions.fromString("rwxr-xr-x"));
    return Map.of("PATH", bin.toString());
  }

  /** What an engine's stand-in was called with, a line a call. */
  static List<String> calls(Path directory) throws IOException {
    return Files.readAllLines(directory.resolve("engine/argv"));
  }

  private Map<String, String> realOne(Path directory) throws IOException {
    var environment = new HashMap<>(System.getenv());
    if (engine.equals("podman")) {
      environment.put("CONTAINERS_CONF", configuration(directory).toString());
    }
    assumeTrue(
        run(environment, engine, "version") == 0, "no container engine: " + engine + " is missing");
    if (run(environment, engine, "image", "inspect", IMAGE) != 0) {
      assertThat(run(environment, engine, "import", image(directory).toString(), IMAGE)).isZero();
    }
    assumeTrue(
        run(environment, engine, "run", "--rm", "--network", "none", IMAGE, "true") == 0,
        "no container engine: " + engine + " is here, but cannot run containers");
    return environment;
  }

  /** Podman's own defaults ask for more open files than some hosts allow. */
  private static Path configuration(Path directory) throws IOException {
    var runtime = run(Map.of(), "/usr/sbin/runc", "--version") == 0 ? "runc" : "crun";
    return Files.writeString(
        directory.resolve("containers.conf"),
        """
        [containers]
        default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
        [engine]
        runtime = "%s"
        """
            .formatted(runtime));
  }

  /** A root file system of one program, as a tar file. */
  private static Path image(Path directory) throws IOException {
    var busybox = Path.of("/bin/busybox");
    assumeTrue(Files.exists(busybox), "no container engine: its test image needs busybox-static");
    var root = Files.createDirectories(directory.resolve("image"));
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("tmp"));
    Files.copy(busybox, root.resolve("bin/busybox"));
    for (var name : List.of("sh", "sleep", "cat", "env", "true", "id", "wc", "awk", "dd", "ls")) {
      Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
    }
    var tar = directory.resolve("image.tar");
    assertThat(run(Map.of(), "tar", "-C", root.toString(), "-cf", tar.toString(), ".")).isZero();
    return tar;
  }

  private static int run(Map<String, String> environment, String... argv) {
    try {
      var builder = new ProcessBuilder(argv);
      builder.environment().putAll(environment);
      var process =
          builder
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException notThere) {
      return -1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }
}
