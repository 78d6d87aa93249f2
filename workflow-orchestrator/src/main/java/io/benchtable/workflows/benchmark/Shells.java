package io.benchtable.workflows.benchmark;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where scripts stand among the arguments of a command, as in {@code sh -c script}. */
final class Shells {

  private static final Pattern SHELL =
      Pattern.compile(
          "(r?(ba|da|a|k|mk|lk|pdk|ok|z|c|tc|ya|po|hu|o|y)?sh|fish|elvish|xonsh)"
              + "(-?[0-9][0-9.]*)?(-static)?");
  private static final Set<String> OPTIONS_WITH_VALUE = Set.of("--rcfile", "--init-file");
  private static final Pattern OPTION_WITH_VALUE = Pattern.compile("[-+][A-Za-z]*[oO]");
  private static final Pattern SCRIPT_OPTION = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");

  /** As fish has them; {@code -C} has no value in other shells. */
  private static final Pattern OPTION_WITH_SCRIPT =
      Pattern.compile("-[A-Za-z]*C|--(init-)?command");

  private static final Pattern OPTION_THAT_IS_SCRIPT =
      Pattern.compile("(?s)-[A-Za-z]*[cC].*[^A-Za-z].*|--(init-)?command=.*");

  private Shells() {}

  /**
   * The positions of scripts. A shell may stand anywhere, since other programs start it ({@code
   * perf stat sh -c …}, {@code docker run image sh -c …}).
   */
  static Set<Integer> scripts(List<String> command) {
    var scripts = new TreeSet<Integer>();
    for (int i = 0; i < command.size(); i++) {
      if (SHELL.matcher(Substitution.baseName(command.get(i))).matches()) {
        addScripts(command, i + 1, scripts);
      }
    }
    return scripts;
  }

  /** A shell's options end at its first operand: a file, or the script if one of them was -c. */
  private static void addScripts(List<String> command, int from, Set<Integer> scripts) {
    boolean isScript = false;
    for (int i = from; i < command.size(); i++) {
      var argument = command.get(i);
      boolean endsOptions = argument.equals("--") || argument.equals("-");
      if (endsOptions || !isOption(argument)) {
        int operand = endsOptions ? i + 1 : i;
        if (isScript && operand < command.size()) {
          scripts.add(operand);
        }
        return;
      }
      boolean takesScript = OPTION_WITH_SCRIPT.matcher(argument).matches();
      if (takesScript && i + 1 < command.size()) {
        scripts.add(i + 1);
      }
      if (OPTION_THAT_IS_SCRIPT.matcher(argument).matches()) {
        scripts.add(i);
      }
      isScript |= SCRIPT_OPTION.matcher(argument).matches();
      if (OPTIONS_WITH_VALUE.contains(argument)
          || OPTION_WITH_VALUE.matcher(argument).matches()
          || takesScript && i + 1 < command.size() && !isOption(command.get(i + 1))) {
        i++;
      }
    }
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") || argument.startsWith("+");
  }
}
