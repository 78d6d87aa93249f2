package io.benchtable.workflows.benchmark;

import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must hold of a script of a shell, as in {@code sh -c script}: values are environment
 * variables there, and nothing is inserted.
 */
record ScriptRules(SpecStep checked, String field, String script) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?BT_([A-Za-z0-9_]+)");

  static void check(SpecStep checked) {
    var command = checked.step().command();
    for (int position : checked.scripts()) {
      var rules = new ScriptRules(checked, "command[" + position + "]", command.get(position));
      rules.variables();
      rules.places();
    }
  }

  private void variables() {
    var variables =
        checked.placeNames().stream()
            .map(name -> name.replace('.', '_'))
            .collect(Collectors.toCollection(TreeSet::new));
    VARIABLE
        .matcher(script)
        .results()
        .map(variable -> variable.group(1))
        .filter(name -> !variables.contains(name) && !isGiven("BT_" + name))
        .distinct()
        .forEach(
            name ->
                checked.problem(
                    field,
                    "$BT_" + name,
                    "one of " + variables.stream().map(n -> "$BT_" + n).toList()));
  }

  private void places() {
    var known = checked.placeNames();
    Substitution.names(
        script,
        name -> {
          if (known.contains(name) && !isGiven(name) && !isAssigned(name)) {
            checked.problem(
                field,
                "${" + name + "}",
                "\"$BT_" + name.replace('.', '_') + "\": nothing is inserted into a script");
          }
        });
  }

  private boolean isGiven(String variable) {
    return checked.step().env().containsKey(variable);
  }

  /** Whether the script gives a variable of this name a value itself. */
  private boolean isAssigned(String name) {
    var word = "\\b" + Pattern.quote(name) + "\\b";
    return Pattern.compile(word + "=|\\bfor\\s+" + word + "\\s+in\\b|\\bread\\b[^;|&\\n]*" + word)
        .matcher(script)
        .find();
  }
}
