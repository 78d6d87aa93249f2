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

  /**
   * Arguments filled one by one, but for scripts of shells. What makes an argument a script may be
   * a value itself, so that scripts are looked for until none is filled.
   */
  static List<String> fill(List<String> command, Map<String, String> values) {
    return fill(command, values, scripts(command, values));
  }

  private static List<String> fill(
      List<String> command, Map<String, String> values, Set<Integer> scripts) {
    var filled = new ArrayList<String>();
    for (int i = 0; i < command.size(); i++) {
      filled.add(scripts.contains(i) ? command.get(i) : fill(command.get(i), values));
    }
    return List.copyOf(filled);
  }

  /** The positions of the arguments that are not filled, since they are scripts. */
  static Set<Integer> scripts(List<String> command, Map<String, String> values) {
    var scripts = Shells.scripts(command);
    boolean more = true;
    while (more) {
      more = scripts.addAll(Shells.scripts(fill(command, values, scripts)));
    }
    return scripts;
  }

  /** Names of the places of a text. */
  static void names(String text, Consumer<String> each) {
    PLACE
        .matcher(text)
        .results()
        .filter(place -> place.group(1) != null)
        .forEach(place -> each.accept(place.group(1)));
  }

  /** What follows the last slash. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
