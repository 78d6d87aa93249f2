package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The script that turns a launcher into a command: everything that takes time first, then it says
 * that it is ready, waits for the clock, and executes. Every value is quoted; none is ever code.
 */
public final class StepScript {

  private StepScript() {}

  static String of(Command command) {
    var lines = new StringBuilder();
    lines.append(directory(command.directory()));
    lines.append(command.stdin().map(StepScript::input).orElse(""));
    lines.append(command.stdout().map(StepScript::output).orElse("exec >&5\n"));
    lines.append(exports(command.environment()));
    lines.append("echo ready >&4\n");
    lines.append("read -r go <&3 || exit 125\n");
    lines.append("exec 2>&6 3<&- 4>&- 5>&- 6>&-\n");
    lines.append("exec ").append(program(command.environment(), command.argv())).append('\n');
    return lines.toString();
  }

  /** The launcher becomes the program that enters the enclosure, before the clock starts. */
  static String entering(Command command, Enclosure enclosure) {
    var lines = new StringBuilder();
    lines.append(directory(command.directory()));
    // Before the environment of the engine, whose search path need not be ours.
    lines.append("mkfifo -m 600 ").append(quote(go(enclosure).toString())).append(" || exit 125\n");
    lines.append(exports(enclosure.environment()));
    lines.append("echo ready >&4\n");
    lines.append("exec >&5 2>&6 3<&- 4>&- 5>&- 6>&-\n");
    var enter = Stream.concat(enclosure.enter().stream(), Stream.of("sh", step(enclosure)));
    lines.append("exec ").append(program(enclosure.environment(), enter.toList())).append('\n');
    return lines.toString();
  }

  /**
   * What the enclosure's own shell reads. Files are opened inside: what passes through an engine's
   * stream is slower than a file.
   */
  static String inside(Command command, Enclosure enclosure) {
    var lines = new StringBuilder();
    lines.append(directory(command.directory()));
    lines.append(exports(command.environment()));
    lines.append("command -v ").append(quote(command.argv().getFirst()));
    lines
        .append(" > /dev/null 2>&1 || { ")
        .append(say("missing", enclosure))
        .append("exit 127; }\n");
    lines.append(input(command.stdin().orElse(Path.of("/dev/null"))));
    command.stdout().ifPresent(file -> lines.append(output(file)));
    lines.append(say("ready", enclosure)).append('\n');
    lines.append("read -r go < ").append(quote(go(enclosure).toString())).append(" || exit 125\n");
    lines.append("exec ").append(program(command.environment(), command.argv())).append('\n');
    return lines.toString();
  }

  private static String say(String word, Enclosure enclosure) {
    return "echo " + word + " > " + quote(word(enclosure).toString()) + "; ";
  }

  /** Read by the inside: the clock has started. */
  static Path go(Enclosure enclosure) {
    return enclosure.control().resolve("go");
  }

  /** Written by the inside: {@code ready}, or {@code missing} if there is no such program. */
  static Path word(Enclosure enclosure) {
    return enclosure.control().resolve("word");
  }

  static String step(Enclosure enclosure) {
    return enclosure.control().resolve("step.sh").toString();
  }

  private static String directory(Path directory) {
    return "cd -- " + quote(directory.toString()) + " || exit 125\nunset OLDPWD\n";
  }

  private static String input(Path file) {
    return "exec < " + quote(file.toString()) + "\n";
  }

  private static String output(Path file) {
    return "exec > " + quote(file.toString()) + "\n";
  }

  private static String exports(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .filter(entry -> isShellName(entry.getKey()))
            .map(entry -> "export " + entry.getKey() + "=" + quote(entry.getValue()) + "\n")
            .collect(Collectors.joining());
  }

  /** Names that a shell cannot hold are set by env(1). */
  private static String program(Map<String, String> environment, List<String> argv) {
    var odd =
        environment.entrySet().stream()
            .filter(entry -> !isShellName(entry.getKey()))
            .map(Map.Entry::toString)
            .sorted()
            .toList();
    return odd.isEmpty() ? quote(argv) : "env -- " + quote(odd) + " " + quote(argv);
  }

  private static boolean isShellName(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static String quote(List<String> words) {
    return words.stream().map(StepScript::quote).collect(Collectors.joining(" "));
  }

  /** One word of a shell's, whatever is in it. */
  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
