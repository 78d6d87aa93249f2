package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in texts: <code>${name}</code> takes a value, <code>$${</code> is a literal <code>${
 * </code>. A value is inserted as it is and never looked at again.
 */
final class Substitution {

  private static final Pattern PLACE = Pattern.compile("\\$\\$\\{|\\$\\{([^{}]*)}");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");
  private static final Set<String> WRAPPERS =
      Set.of("env", "nice", "ionice", "nohup", "time", "timeout", "stdbuf", "taskset", "numactl");
  private static final Pattern SCRIPT_OPTION = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");

  private Substitution() {}

  /** The text with every place filled; places without a value stay as they are. */
  static String fill(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              var name = place.group(1);
              if (name == null) {
                return Matcher.quoteReplacement("${");
              }
              return Matcher.quoteReplacement(values.getOrDefault(name, place.group()));
            });
  }

  /** Arguments filled one by one, but for the script after {@code sh -c}. */
  static List<String> fill(List<String> command, Map<String, String> values) {
    int script = script(command);
    var filled = new ArrayList<String>();
    for (int i = 0; i < command.size(); i++) {
      filled.add(i == script ? command.get(i) : fill(command.get(i), values));
    }
    return List.copyOf(filled);
  }

  /** Names of the places of a text. */
  static void names(String text, Consumer<String> each) {
    PLACE
        .matcher(text)
        .results()
        .filter(place -> place.group(1) != null)
        .forEach(place -> each.accept(place.group(1)));
  }

  /** The position of the script after {@code sh -c}; -1 if there is none. */
  static int script(List<String> command) {
    int shell = shell(command);
    if (shell >= 0) {
      for (int i = shell + 1; i < command.size() - 1; i++) {
        if (SCRIPT_OPTION.matcher(command.get(i)).matches()) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private static int shell(List<String> command) {
    if (SHELLS.contains(baseName(command.getFirst()))) {
      return 0;
    }
    if (WRAPPERS.contains(baseName(command.getFirst()))) {
      for (int i = 1; i < command.size(); i++) {
        if (SHELLS.contains(baseName(command.get(i)))) {
          return i;
        }
      }
    }
    return -1;
  }

  /** What follows the last slash. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
