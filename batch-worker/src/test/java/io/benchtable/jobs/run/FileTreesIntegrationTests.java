package io.benchtable.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step leaves may forbid its own user to read it; only root is never forbidden anything. */
class FileTreesIntegrationTests {

  private final Path directory;

  FileTreesIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Looks for files in a tree that may not be read, copies it and deletes it. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      var work = Files.createDirectory(Path.of(arguments[0]).resolve("work"));
      var closed = Files.createDirectories(work.resolve("closed/within"));
      Files.writeString(closed.resolve("file"), "text");
      for (var path : List.of(closed.resolve("file"), closed, closed.getParent())) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
      }
      System.out.println(Globs.match(work, "closed/**") + " " + mode(work.resolve("closed")));
      var copy = work.resolveSibling("copy");
      FileTrees.copy(work, copy);
      System.out.println(mode(work.resolve("closed")) + " " + mode(copy.resolve("closed")));
      Files.setPosixFilePermissions(
          copy.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
      System.out.println(mode(copy.resolve("closed/within")));
      FileTrees.delete(work);
      FileTrees.delete(copy);
      System.out.println(Files.exists(work) + " " + Files.exists(copy));
    }

    private static String mode(Path path) throws IOException {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
  }

  @Test
  void findsCopiesAndDeletesWhatMayNotBeRead() throws Exception {
    var line = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      var setpriv = Path.of("/usr/bin/setpriv");
      assumeTrue(Files.isExecutable(setpriv), "Skipped: needs setpriv (util-linux)");
      line.addAll(List.of(setpriv.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            copyForEverybody().toString(),
            Program.class.getName(),
            directory.toString()));
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.lines())
        .containsExactly(
            "[closed/within/file] ---------", "--------- ---------", "---------", "false false");
  }

  /** What is built may lie where another user may not look. */
  private Path copyForEverybody() throws IOException {
    var copy = directory.resolve("classes");
    for (var type : List.of(FileTrees.class, Program.class)) {
      var from = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
      var folder = Path.of("io/benchtable/jobs/run");
      Files.createDirectories(copy.resolve(folder));
      try (var files = Files.list(from.resolve(folder))) {
        for (var file : files.filter(FileTreesIntegrationTests::isNeeded).toList()) {
          Files.copy(file, copy.resolve(folder).resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  private static boolean isNeeded(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("FileTrees") || name.startsWith("Globs");
  }
}
