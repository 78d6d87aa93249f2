package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.benchmark.Software.Container;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Reads where tools come from. */
final class SoftwareReader {

  private static final Pattern MODULE = Pattern.compile("[^\\s:;-][^\\s:;]*");
  private static final Pattern IMAGE = Pattern.compile("[^\\s-]\\S*");
  private static final Pattern ENGINE = Pattern.compile("apptainer|podman|docker");
  private static final Pattern NETWORK = Pattern.compile("none|host");

  private SoftwareReader() {}

  static Software read(Fields fields) {
    fields.only(List.of("path", "conda", "modules", "container"));
    var path = fields.texts("path");
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).isEmpty()) {
        fields.problem("path[" + i + "]", "", "a folder with programs");
      }
    }
    var modules = fields.texts("modules");
    for (int i = 0; i < modules.size(); i++) {
      if (!MODULE.matcher(modules.get(i)).matches()) {
        fields.problem("modules[" + i + "]", modules.get(i), "a module such as samtools/1.19");
      }
    }
    for (var other : List.of("path", "conda", "modules")) {
      if (fields.has("container") && fields.has(other)) {
        fields.problem(other, other, "nothing beside container: its image has the tools");
      }
    }
    return new Software(
        path,
        fields.text("conda", Fields.ANY, "the folder of a conda environment"),
        modules,
        fields.object("container").flatMap(SoftwareReader::container));
  }

  private static Optional<Container> container(Fields fields) {
    fields.only(List.of("image", "engine", "network"));
    if (!fields.has("image")) {
      fields.unreadable("image", null, "an image such as quay.io/biocontainers/samtools:1.19");
    }
    var engine = fields.text("engine", Fields.ANY, "apptainer, podman or docker");
    engine
        .filter(text -> !text.isEmpty() && !text.contains("${") && !ENGINE.matcher(text).matches())
        .ifPresent(text -> fields.problem("engine", text, "apptainer, podman or docker"));
    var network = fields.text("network", NETWORK, "none or host").orElse("none");
    return fields
        .text("image", IMAGE, "the name of an image")
        .map(image -> new Container(image, engine, network));
  }

  /** What must hold when every place is filled. */
  static void check(Software filled, BiConsumer<String, String> problem) {
    filled.path().stream().filter(String::isEmpty).forEach(empty -> problem.accept("path", empty));
    filled.conda().filter(String::isEmpty).ifPresent(empty -> problem.accept("conda", empty));
    filled.modules().stream()
        .filter(module -> !MODULE.matcher(module).matches())
        .forEach(module -> problem.accept("modules", module));
    filled
        .container()
        .filter(one -> !IMAGE.matcher(one.image()).matches())
        .ifPresent(one -> problem.accept("container.image", one.image()));
    filled
        .container()
        .flatMap(Container::engine)
        .filter(engine -> !ENGINE.matcher(engine).matches())
        .ifPresent(engine -> problem.accept("container.engine", engine));
  }
}
