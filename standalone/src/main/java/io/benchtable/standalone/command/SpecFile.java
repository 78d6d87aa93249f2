package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.benchmark.Software;
import io.benchtable.workflows.run.BenchmarkYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark in a file, checked as far as that goes before it is submitted. */
final class SpecFile {

  private final Path file;
  private final BenchmarkYaml.Read read;
  private final List<Problem> problems;
  private final Optional<Prices> prices;
  private final Optional<BenchmarkSpec> put;

  private SpecFile(
      Path file, BenchmarkYaml.Read read, List<Problem> problems, Optional<Prices> prices) {
    this.file = file;
    this.read = read;
    this.problems = problems;
    this.prices = prices;
    this.put =
        read.checked().spec().flatMap(_ -> BenchmarkYaml.read(tree().toString()).checked().spec());
  }

  /**
   * Reads and checks a file.
   *
   * @param instance knows the price books, if there is one
   * @throws IllegalArgumentException if it cannot be read
   */
  static SpecFile read(Path file, Optional<Tables> instance) {
    BenchmarkYaml.Read read = BenchmarkYaml.read(text(file));
    List<Problem> problems = new ArrayList<>(read.checked().problems());
    Optional<BenchmarkSpec> spec = read.checked().spec();
    Optional<Prices> prices = spec.map(one -> Prices.of(one, instance));
    spec.ifPresent(one -> problems.addAll(missingFiles(one, folder(file))));
    prices.ifPresent(one -> problems.addAll(one.problems()));
    return new SpecFile(file, read, List.copyOf(problems), prices);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "There is no file " + file + ": ./benchtable init " + file + " writes one to start from.",
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Prints what is wrong, as {@code file:line:column: …}, and warnings; true if nothing is. */
  boolean print(Terminal terminal) {
    for (Problem problem : problems) {
      String place =
          problem.line() > 0
              ? file + ":" + problem.line() + ":" + problem.column()
              : file.toString();
      terminal.err().println(place + ": " + problem.sentence());
    }
    warnings().forEach(warning -> terminal.err().println(file + ": " + warning));
    return problems.isEmpty();
  }

  /** What is unknown and may be wrong. */
  List<String> warnings() {
    return prices.map(Prices::warnings).orElse(List.of());
  }

  /** What it is priced by; only if nothing is wrong. */
  Prices prices() {
    return prices.orElseThrow();
  }

  List<Problem> problems() {
    return problems;
  }

  /** The spec; only if nothing is wrong. */
  BenchmarkSpec spec() {
    return read.checked().spec().orElseThrow();
  }

  /** The spec as it is put: as it was written, with the paths of its files made absolute. */
  ObjectNode tree() {
    ObjectNode tree = Tables.JSON.valueToTree(read.tree());
    if (tree.path("dataset").path("files") instanceof ObjectNode files) {
      for (Map.Entry<String, JsonNode> one : List.copyOf(files.properties())) {
        Path path = folder(file).resolve(one.getValue().asString()).normalize();
        files.put(one.getKey(), path.toString());
      }
    }
    if (tree.path("software") instanceof ObjectNode software) {
      absolute(software, folder(file));
    }
    return tree;
  }

  /** Where the tools of a configuration come from, as the spec that is put says it. */
  Software software(Configuration configuration) {
    return io.benchtable.workflows.benchmark.Commands.software(put.orElse(spec()), configuration);
  }

  /** What is no text is left as it is: whoever checks the spec says so. */
  static void absolute(ObjectNode software, Path folder) {
    if (software.path("conda").isString()) {
      software.put("conda", absolute(software.path("conda").stringValue(), folder));
    }
    if (software.path("path") instanceof ArrayNode entries) {
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).isString()) {
          entries.set(i, absolute(entries.get(i).stringValue(), folder));
        }
      }
    }
    if (software.path("container") instanceof ObjectNode container
        && container.path("image").isString()
        && Software.Container.isFile(container.path("image").stringValue())) {
      container.put("image", absolute(container.path("image").stringValue(), folder));
    }
  }

  /** What begins with a parameter may be absolute when that is filled in. */
  private static String absolute(String path, Path folder) {
    return path.isEmpty() || path.startsWith("${")
        ? path
        : folder.resolve(path).normalize().toString();
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).orElse(Path.of("/"));
  }

  private static List<Problem> missingFiles(BenchmarkSpec spec, Path folder) {
    Map<String, String> files = spec.dataset().map(BenchmarkSpec.Dataset::files).orElse(Map.of());
    return files.entrySet().stream()
        .filter(one -> !isReadableFile(folder.resolve(one.getValue())))
        .map(
            one ->
                new Problem(
                    "spec.dataset.files." + one.getKey(),
                    one.getValue(),
                    "a readable file (paths are relative to " + folder + ")"))
        .toList();
  }

  private static boolean isReadableFile(Path path) {
    return Files.isRegularFile(path) && Files.isReadable(path);
  }
}
