package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Host;
import io.benchtable.jobs.process.Reference.Did;
import io.benchtable.jobs.process.Reference.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Measures the reference programs by Benchtable and by other tools, and writes by how much each was
 * off into a page of the documentation. Run by {@code benchmarks/measurement}.
 */
final class Comparison {

  private static final String BEGIN = "<!-- comparison -->\n";
  private static final String END = "<!-- end of comparison -->\n";

  private Comparison() {}

  /** Arguments: the page, and how often each program is run. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("comparison");
    var programs =
        Reference.compile(directory)
            .orElseThrow(() -> new IOException("Expected a C compiler (cc), but there is none"));
    var tools = tools(directory);
    var text = new StringBuilder(heading(Integer.parseInt(arguments[1])));
    text.append("| program | figure | it says |");
    tools.forEach(tool -> text.append(' ').append(tool.name()).append(" |"));
    text.append("\n|---|---|--:|").append("--:|".repeat(tools.size())).append('\n');
    for (var task : Reference.ALL) {
      text.append(rows(task, programs, tools, Integer.parseInt(arguments[1])));
    }
    text.append(besides(new Task("sleep", 10), programs, tools, Integer.parseInt(arguments[1])));
    write(Path.of(arguments[0]), text.toString());
    System.out.print(text);
  }

  private static List<Tool> tools(Path directory) throws IOException {
    var all = Processes.Use.ALL.namespaces();
    return List.of(
        new Tool.Benchtable("cgroup and namespaces", new Sandbox(directory, true, 0, all)),
        new Tool.Benchtable("cgroup alone", new Sandbox(directory, true, 0, List.of())),
        new Tool.Benchtable("namespaces alone", new Sandbox(directory, false, 0, all)),
        new Tool.Benchtable("neither", new Sandbox(directory, false, 0, List.of())),
        Tool.time(),
        Tool.hyperfine(),
        Tool.perf());
  }

  private static String heading(int runs) throws IOException {
    var host = Host.read("", "");
    return String.format(
        Locale.ROOT,
        "%s on %s, %d processors, %s, load %s before it; medians of %d runs.%n%n",
        LocalDate.now(ZoneOffset.UTC),
        host.cpuModel(),
        host.logicalCpus(),
        host.kernel(),
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
        runs);
  }

  private static String rows(Task task, Reference programs, List<Tool> tools, int runs)
      throws IOException, InterruptedException {
    var results = new ArrayList<List<Tool.Result>>();
    for (var tool : tools) {
      results.add(results(tool, programs, task, runs));
    }
    var milli = "%+.2f ms";
    var mega = "%+.2f MB";
    return row(task.toString(), "wall", "%.2f ms", milli, results, did -> Optional.of(did.wall()))
        + row("", "CPU", "%.2f ms", milli, results, Did::cpu)
        + row("", "peak", "%.2f MB", mega, results, Did::peak);
  }

  private static String besides(Task task, Reference programs, List<Tool> tools, int runs)
      throws InterruptedException {
    var row = new StringBuilder("| any | taken besides | |");
    for (var tool : tools) {
      var times = results(tool, programs, task, runs).stream().map(Tool.Result::besides).toList();
      row.append(' ').append(median(times, "%.1f ms")).append(" |");
    }
    return row.append('\n').toString();
  }

  /** None if the tool is not there. */
  private static List<Tool.Result> results(Tool tool, Reference programs, Task task, int runs)
      throws InterruptedException {
    var results = new ArrayList<Tool.Result>();
    try {
      for (var i = 0; i < runs; i++) {
        results.add(tool.run(programs, task));
      }
    } catch (IOException absent) {
      System.err.println(tool.name() + ": " + absent.getMessage());
      return List.of();
    }
    return results;
  }

  private static String row(
      String task,
      String figure,
      String format,
      String signed,
      List<List<Tool.Result>> results,
      Function<Did, Optional<Long>> of) {
    var said =
        results.stream().flatMap(List::stream).map(one -> of.apply(one.said()).orElseThrow());
    var row = new StringBuilder("| " + task + " | " + figure + " | ");
    row.append(median(said.toList(), format)).append(" |");
    for (var tool : results) {
      var errors =
          tool.stream()
              .filter(one -> of.apply(one.measured()).isPresent())
              .map(
                  one ->
                      of.apply(one.measured()).orElseThrow() - of.apply(one.said()).orElseThrow())
              .toList();
      row.append(' ').append(median(errors, signed)).append(" |");
    }
    return row.append('\n').toString();
  }

  /** In millions: of nanoseconds, or of bytes. */
  private static String median(List<Long> values, String format) {
    return values.isEmpty()
        ? "–"
        : String.format(
            Locale.ROOT, format, values.stream().sorted().toList().get(values.size() / 2) / 1e6);
  }

  private static void write(Path page, String table) throws IOException {
    var text = Files.readString(page);
    var begin = text.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(page, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
  }
}
