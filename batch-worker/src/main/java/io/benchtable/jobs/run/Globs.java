package io.benchtable.jobs.run;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Files below a directory that patterns such as {@code index/*.bin} or {@code out/**} name. */
public final class Globs {

  private Globs() {}

  /**
   * What one pattern matches, sorted, relative to the root: files and links, and for a pattern that
   * names a directory all that is in it.
   */
  public static List<Path> match(Path root, String pattern) throws IOException {
    var cleaned = pattern.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
    var plain = root.resolve(cleaned).normalize();
    if (plain.startsWith(root) && !plain.equals(root) && Files.isRegularFile(plain)) {
      return List.of(root.relativize(plain));
    }
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + cleaned);
    var inside = FileSystems.getDefault().getPathMatcher("glob:" + cleaned + "/**");
    try (var walk = Files.walk(root)) {
      return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(root::relativize)
          .filter(path -> matcher.matches(path) || inside.matches(path))
          .sorted()
          .toList();
    }
  }

  /** What any of the patterns match, sorted. */
  public static List<Path> matchAny(Path root, List<String> patterns) throws IOException {
    var all = new java.util.TreeSet<Path>();
    for (var pattern : patterns) {
      all.addAll(match(root, pattern));
    }
    return List.copyOf(all);
  }
}
