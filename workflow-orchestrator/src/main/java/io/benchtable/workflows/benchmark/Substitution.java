package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
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
  private static final Set<String> OPTIONS_WITH_VALUE = Set.of("--rcfile", "--init-file");
  private static final Pattern SCRIPT_OPTION = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");
  private static final Pattern OPTION_WITH_VALUE = Pattern.compile("[-+][A-Za-z]*[oO]");

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

  /** Arguments filled one by one, but for scripts after {@code sh -c}. */
  static List<String> fill(List<String> command, Map<String, String> values) {
    var scripts = scripts(command);
    var filled = new ArrayList<String>();
    for (int i = 0; i < command.size(); i++) {
      filled.add(scripts.contains(i) ? command.get(i) : fill(command.get(i), values));
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

  /**
   * The positions of scripts after {@code sh -c}. A shell may stand anywhere, since other programs
   * start it ({@code perf stat sh -c …}, {@code docker run image sh -c …}).
   */
  static Set<Integer> scripts(List<String> command) {
    var scripts = new TreeSet<Integer>();
    for (int i = 0; i < command.size(); i++) {
      if (SHELLS.contains(baseName(command.get(i)))) {
        scriptOf(command, i).ifPresent(scripts::add);
      }
    }
    return scripts;
  }

  /** A shell's options end at its first operand: a file, or the script if one of them was -c. */
  private static OptionalInt scriptOf(List<String> command, int shell) {
    boolean isScript = false;
    for (int i = shell + 1; i < command.size(); i++) {
      var argument = command.get(i);
      boolean endsOptions = argument.equals("--") || argument.equals("-");
      if (endsOptions || !argument.startsWith("-") && !argument.startsWith("+")) {
        int operand = endsOptions ? i + 1 : i;
        return isScript && operand < command.size() ? OptionalInt.of(operand) : OptionalInt.empty();
      }
      isScript |= SCRIPT_OPTION.matcher(argument).matches();
      if (OPTIONS_WITH_VALUE.contains(argument) || OPTION_WITH_VALUE.matcher(argument).matches()) {
        i++;
      }
    }
    return OptionalInt.empty();
  }

  /** What follows the last slash. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
