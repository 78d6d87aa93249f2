package io.benchtable.benchmarks.differences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sequences that somebody wrote down, as the table service's exchanges are. */
final class HandWritten {

  private static final Pattern REPEATED = Pattern.compile("<<(\\d+)\\|([^|]*)\\|(.*?)>>");

  private HandWritten() {}

  /** The sequences of a file, or of all files of a folder, by where they stand. */
  static Map<String, List<Request>> read(Path path) throws IOException {
    Map<String, List<Request>> all = new TreeMap<>();
    if (Files.isDirectory(path)) {
      try (var files = Files.list(path)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
          all.putAll(read(file));
        }
      }
      return all;
    }
    List<Request> before = new ArrayList<>();
    List<Request> current = before;
    for (String line : lines(path)) {
      String rest = line.substring(2).strip();
      switch (line.substring(0, 2)) {
        case "@ " -> before.add(request(rest));
        case "> " -> current.add(request(rest));
        case "==" -> {
          current = new ArrayList<>(before);
          all.put(path.getFileName() + ": " + rest, current);
        }
        case "< " -> {
          // What the service is to answer is looked at by its own tests.
        }
        default -> throw new IllegalArgumentException("Expected a known line, but got " + line);
      }
    }
    return all;
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      lines.add(line.startsWith(" ") ? lines.removeLast() + line.strip() : line);
    }
    return lines;
  }

  private static Request request(String line) {
    int end = line.indexOf(' ');
    return end < 0
        ? new Request(line, "")
        : new Request(line.substring(0, end), expand(line.substring(end + 1)));
  }

  private static String expand(String text) {
    return REPEATED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(repeated(found)));
  }

  private static String repeated(MatchResult found) {
    return IntStream.rangeClosed(1, Integer.parseInt(found.group(1)))
        .mapToObj(i -> found.group(3).replace("#", Integer.toString(i)))
        .collect(Collectors.joining(found.group(2)));
  }
}
