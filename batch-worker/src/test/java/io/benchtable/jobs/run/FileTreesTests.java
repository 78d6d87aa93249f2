package io.benchtable.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTests {

  private final Path root;

  FileTreesTests(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void showsFilesAndLinksButNoDirectories() throws IOException {
    Files.createDirectories(root.resolve("empty"));
    var file = Files.createFile(Files.createDirectory(root.resolve("full")).resolve("file"));
    var link = Files.createSymbolicLink(root.resolve("link"), root.resolve("full"));
    var seen = new ArrayList<Path>();
    FileTrees.forEachFile(root, seen::add);
    assertThat(seen).containsExactlyInAnyOrder(file, link);
  }

  @Test
  void leavesOutWhatVanishesMeanwhile() throws IOException {
    for (var directory : new String[] {"one", "other"}) {
      Files.createFile(Files.createDirectory(root.resolve(directory)).resolve("file"));
    }
    var seen = new ArrayList<Path>();
    FileTrees.forEachFile(
        root,
        file -> {
          seen.add(file);
          var other = file.equals(root.resolve("one/file")) ? "other" : "one";
          delete(root.resolve(other));
        });
    assertThat(seen).hasSize(1);
    delete(root);
    FileTrees.forEachFile(root, seen::add);
    assertThat(seen).hasSize(1);
  }

  private static void delete(Path directory) {
    try {
      FileTrees.delete(directory);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
