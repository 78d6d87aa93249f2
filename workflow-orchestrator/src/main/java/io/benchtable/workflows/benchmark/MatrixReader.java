package io.benchtable.workflows.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the matrix of a spec.
 *
 * @param parameters sorted by name, since tables do not keep the order of an object's fields
 */
record MatrixReader(Fields spec, Map<String, List<Object>> parameters) {

  static MatrixReader of(Fields spec) {
    return new MatrixReader(spec, new TreeMap<>(spec.map("parameters", MatrixReader::values)));
  }

  private static Optional<List<Object>> values(Fields fields, String name) {
    if (!Fields.VARIABLE.matcher(name).matches()) {
      fields.problem(name, name, "a name of letters, digits and _");
    }
    if (name.equals("vcpus") || name.equals("memoryMiB") || name.startsWith("dataset_")) {
      fields.problem(name, name, "a name that does not stand for something else");
    }
    var values = fields.scalars(name);
    if (values.isEmpty()) {
      fields.unreadable(name, List.of(), "at least one value, else the matrix is empty");
    }
    var texts = values.stream().map(Configuration::text).toList();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.indexOf(texts.get(i)) < i) {
        fields.problem(name + "[" + i + "]", texts.get(i), "each value once");
      }
    }
    return Optional.of(values);
  }

  List<Configuration> configurations() {
    if (parameters.values().stream().anyMatch(List::isEmpty)) {
      return List.of();
    }
    long size = Matrix.size(parameters);
    if (size > 10L * SpecReader.MOST_RUNS) {
      spec.unreadable(
          "parameters", size + " configurations", "at most " + SpecReader.MOST_RUNS + " runs");
      return List.of();
    }
    var exclude = points("exclude");
    var include = points("include");
    for (int i = 0; i < include.size(); i++) {
      for (var name : parameters.keySet()) {
        if (!include.get(i).containsKey(name)) {
          spec.problem("include[" + i + "]." + name, null, "a value for every parameter");
        }
      }
    }
    var configurations = Matrix.configurations(parameters, exclude, include);
    if (configurations.isEmpty()) {
      spec.unreadable("exclude", "every configuration", "a matrix that is not empty");
    }
    return configurations;
  }

  private List<Map<String, Object>> points(String field) {
    return spec.objects(
        field,
        fields -> {
          fields.only(parameters.keySet());
          var point = new LinkedHashMap<String, Object>();
          for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            if (fields.has(name)) {
              var value = fields.scalarValue(name);
              value.ifPresent(known -> point.put(name, known));
              if (field.equals("exclude")
                  && value.filter(v -> has(parameter.getValue(), v)).isEmpty()) {
                fields.problem(
                    name,
                    value.orElse(""),
                    "one of the values of the parameter: " + parameter.getValue());
              }
            }
          }
          return Optional.of(point);
        });
  }

  private static boolean has(List<Object> values, Object value) {
    return values.stream().map(Configuration::text).anyMatch(Configuration.text(value)::equals);
  }

  Configuration baseline(List<Configuration> configurations) {
    var given = spec.object("baseline");
    if (given.isEmpty()) {
      return configurations.getFirst();
    }
    var fields = given.get().only(parameters.keySet());
    var point = new LinkedHashMap<String, Object>();
    for (var name : parameters.keySet()) {
      if (fields.has(name)) {
        fields.scalarValue(name).ifPresent(value -> point.put(name, value));
      }
    }
    var matching =
        configurations.stream().filter(one -> Matrix.matches(one.parameters(), point)).toList();
    if (matching.size() != 1) {
      spec.unreadable(
          "baseline",
          new Configuration(point).id(),
          matching.isEmpty()
              ? "a configuration of the matrix, such as " + configurations.getFirst().id()
              : "exactly one configuration, but it fits " + matching.size());
      return configurations.getFirst();
    }
    return matching.getFirst();
  }
}
