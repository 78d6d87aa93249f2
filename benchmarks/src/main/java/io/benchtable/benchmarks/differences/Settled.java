package io.benchtable.benchmarks.differences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The differences that are known, with the reason why each is none of ours. */
final class Settled {

  private static final Set<String> EXPRESSIONS =
      Set.of("operation", "place", "ours", "theirs", "request");
  private static final Set<String> MEMBERS =
      Set.of("right", "page", "operation", "place", "ours", "theirs", "request");
  private static final Set<String> SIDES = Set.of("service", "peer", "both", "unsaid");

  private final List<Entry> entries;
  private final Map<Entry, Integer> seen = new HashMap<>();

  private Settled(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Why a difference is known, and what it looks like: expressions that must match as a whole. */
  record Entry(String why, Map<String, Pattern> expressions) {

    Entry {
      expressions = Map.copyOf(expressions);
    }

    static Entry of(String why, Map<String, String> members) {
      if (!MEMBERS.containsAll(members.keySet())
          || !SIDES.contains(members.getOrDefault("right", ""))
          || !members.containsKey("page")) {
        throw new IllegalArgumentException(
            "Expected who is right (%s), a page, and of %s what is known, but '%s' has %s"
                .formatted(SIDES, MEMBERS, why, members));
      }
      Map<String, Pattern> expressions = new HashMap<>();
      for (String member : EXPRESSIONS) {
        String expression = members.get(member);
        if (expression != null) {
          expressions.put(member, Pattern.compile(expression, Pattern.DOTALL));
        }
      }
      return new Entry(why, expressions);
    }

    boolean covers(Request request, Difference difference) {
      return matches("operation", difference.operation())
          && matches("place", difference.place())
          && matches("ours", difference.ours())
          && matches("theirs", difference.theirs())
          && matches("request", request.body());
    }

    private boolean matches(String member, String text) {
      Pattern expression = expressions.get(member);
      return expression == null || expression.matcher(text).matches();
    }
  }

  static Settled read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    String why = "";
    Map<String, String> members = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        if (!why.isEmpty()) {
          entries.add(Entry.of(why, members));
        }
        why = line.substring(3);
        members = new LinkedHashMap<>();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int colon = line.indexOf(": ");
        if (colon < 0 || members.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
          throw new IllegalArgumentException(
              "Expected a name, a colon and something new, but the line is " + line);
        }
      }
    }
    if (!why.isEmpty()) {
      entries.add(Entry.of(why, members));
    }
    return new Settled(entries);
  }

  Optional<Entry> find(Request request, Difference difference) {
    Optional<Entry> found =
        entries.stream().filter(entry -> entry.covers(request, difference)).findFirst();
    found.ifPresent(entry -> seen.merge(entry, 1, Integer::sum));
    return found;
  }

  int seen() {
    return seen.size();
  }

  /** How often each was found, and why it stands. */
  List<String> counts() {
    return entries.stream()
        .map(entry -> "%6d %s".formatted(seen.getOrDefault(entry, 0), entry.why()))
        .toList();
  }
}
