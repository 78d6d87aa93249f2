package io.benchtable.jobs.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The script that turns a launcher into a command: everything that takes time first, then it says
 * that it is ready, waits for the clock, and executes. Every value is quoted; none is ever code.
 */
final class StepScript {

  private StepScript() {}

  static String of(Command command) {
    var lines = new StringBuilder();
    lines.append("cd -- ").append(quote(command.directory().toString())).append(" || exit 125\n");
    lines.append("unset OLDPWD\n");
    command
        .stdin()
        .ifPresent(file -> lines.append("exec < ").append(quote(file.toString())).append('\n'));
    lines.append(
        command
            .stdout()
            .map(file -> "exec > " + quote(file.toString()) + "\n")
            .orElse("exec >&5\n"));
    new TreeMap<>(command.environment())
        .forEach(
            (name, value) -> {
              if (isShellName(name)) {
                lines.append("export ").append(name).append('=').append(quote(value)).append('\n');
              }
            });
    lines.append("echo ready >&4\n");
    lines.append("read -r go <&3 || exit 125\n");
    lines.append("exec 2>&6 3<&- 4>&- 5>&- 6>&-\n");
    lines.append("exec ").append(program(command)).append('\n');
    return lines.toString();
  }

  /** Names that a shell cannot hold are set by env(1). */
  private static String program(Command command) {
    var odd =
        command.environment().entrySet().stream()
            .filter(entry -> !isShellName(entry.getKey()))
            .map(Map.Entry::toString)
            .sorted()
            .toList();
    return odd.isEmpty()
        ? quote(command.argv())
        : "env -- " + quote(odd) + " " + quote(command.argv());
  }

  private static boolean isShellName(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static String quote(List<String> words) {
    return words.stream().map(StepScript::quote).collect(Collectors.joining(" "));
  }

  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
