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
    lines.append(awaitClock(command)).append(" <&3 || exit 125\n");
    lines.append("exec 2>&6 3<&- 4>&- 5>&- 6>&-\n");
    lines.append("exec ").append(program(command.environment(), command.argv())).append('\n');
    return lines.toString();
  }

  /** The launcher becomes the program that enters namespaces, where files may not be seen. */
  static String entering(List<String> enter, Path script) {
    return "exec 7< "
        + quote(script.toString())
        + "\nexec "
        + quote(enter)
        + " /bin/sh /proc/self/fd/7\n";
  }

  /** What a shell in namespaces reads. */
  static String inNamespaces(Command command) {
    return "exec 7<&-\n" + of(command);
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
    lines.append("{ echo 500 > /proc/self/oom_score_adj; } 2> /dev/null\n");
    lines.append(directory(command.directory()));
    // Engines put ours there for their own sake.
    lines.append("unset http_proxy https_proxy ftp_proxy all_proxy no_proxy\n");
    lines.append("unset HTTP_PROXY HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY\n");
    lines.append(exports(command.environment()));
    for (var program : programs(command)) {
      lines.append(found(program)).append(" || { ").append(say("missing " + program, enclosure));
      lines.append("exit 127; }\n");
    }
    lines.append(input(command.stdin().orElse(Path.of("/dev/null"))));
    command.stdout().ifPresent(file -> lines.append(output(file)));
    lines.append(say("ready", enclosure)).append('\n');
    lines.append(awaitClock(command)).append(" < ").append(quote(go(enclosure).toString()));
    lines.append(" || exit 125\n");
    lines.append("exec ").append(program(command.environment(), command.argv())).append('\n');
    return lines.toString();
  }

  /** Reads a line into a variable that is none of the step's: it would be overwritten. */
  private static String awaitClock(Command command) {
    var variable = new StringBuilder("benchtable_clock");
    while (command.environment().containsKey(variable.toString())) {
      variable.append('_');
    }
    return "read -r " + variable;
  }

  private static List<String> programs(Command command) {
    var first = command.argv().getFirst();
    return command.environment().keySet().stream().allMatch(StepScript::isShellName)
        ? List.of(first)
        : List.of("env", first);
  }

  /**
   * Whether there is such a program. A shell's {@code command -v} also takes what only a shell can
   * run, and what is no program. In a subshell, so that no variable of the command's is touched.
   */
  private static String found(String program) {
    if (program.contains("/")) {
      return "{ [ -f " + quote(program) + " ] && [ -x " + quote(program) + " ]; }";
    }
    return "(p=$PATH:; while [ -n \"$p\" ]; do d=${p%%:*}; p=${p#*:};"
        + " f=${d:-.}/"
        + quote(program)
        + "; [ -f \"$f\" ] && [ -x \"$f\" ] && exit 0; done; exit 1)";
  }

  private static String say(String word, Enclosure enclosure) {
    return "echo " + quote(word) + " > " + quote(word(enclosure).toString()) + "; ";
  }

  /** Read by the inside: the clock has started. */
  static Path go(Enclosure enclosure) {
    return enclosure.control().resolve("go");
  }

  /** Written by the inside: {@code ready}, or {@code missing} and a program that is not there. */
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
