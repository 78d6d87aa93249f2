package io.benchtable.jobs.run;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Files below a directory that patterns such as {@code index/*.bin} or {@code out/**} name. */
public final class Globs {

  private Globs() {}

  /**
   * What each pattern matches, sorted, relative to the root: files and links, and for a pattern
   * that names a directory all that is in it, as {@link FileTrees#forEachFile} sees it. The
   * directory is walked once at most.
   */
  public static Map<String, List<Path>> matchEach(Path root, List<String> patterns)
      throws IOException {
    var found = new LinkedHashMap<String, List<Path>>();
    var globs = new ArrayList<Glob>();
    for (var pattern : patterns) {
      var cleaned = pattern.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
      var plain = root.resolve(cleaned).normalize();
      if (plain.startsWith(root) && !plain.equals(root) && Files.isRegularFile(plain)) {
        found.put(pattern, List.of(root.relativize(plain)));
      } else {
        var glob = Glob.of(cleaned);
        globs.add(glob);
        found.put(pattern, glob.matched());
      }
    }
    if (!globs.isEmpty()) {
      FileTrees.forEachFile(
          root,
          file -> {
            var path = root.relativize(file);
            globs.forEach(glob -> glob.take(path));
          });
      globs.forEach(glob -> Collections.sort(glob.matched()));
    }
    return found;
  }

  private record Glob(PathMatcher itself, PathMatcher inside, List<Path> matched) {

    static Glob of(String pattern) {
      var files = FileSystems.getDefault();
      return new Glob(
          files.getPathMatcher("glob:" + pattern),
          files.getPathMatcher("glob:" + pattern + "/**"),
          new ArrayList<>());
    }

    void take(Path path) {
      if (itself.matches(path) || inside.matches(path)) {
        matched.add(path);
      }
    }
  }

  /** What one pattern matches. */
  static List<Path> match(Path root, String pattern) throws IOException {
    return matchAny(root, List.of(pattern));
  }

  /** What any of the patterns match, sorted. */
  static List<Path> matchAny(Path root, List<String> patterns) throws IOException {
    var all = new TreeSet<Path>();
    matchEach(root, patterns).values().forEach(all::addAll);
    return List.copyOf(all);
  }
}
