package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Mark;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configurations of a benchmark in the order of its matrix, so that each has the same colour
 * and shape on every page, from the first run to the last. Items keep no order of parameters, so a
 * configuration is known by its set of {@code name=value}. Its place is computed, and the matrix
 * never written out: it may have thousands, and a list of benchmarks asks for two of each.
 */
final class Configurations {

  private static final int MOST = 10_000;
  private static final List<String> SHAPES = List.of("circle", "rect", "triangle", "diamond");

  private final Map<String, Axis> axes = new HashMap<>();
  private final BitSet excluded = new BitSet();
  private final Map<Map<String, String>, Integer> included = new HashMap<>();
  private int size = 1;

  /** Whether the only configuration is measured twice, as (A) and (B). */
  private boolean twice;

  private Pattern separator = Pattern.compile(",");

  /**
   * A parameter.
   *
   * @param values each with its number
   * @param step how far apart two neighbouring values are in the product of all parameters
   */
  private record Axis(Map<String, Integer> values, int step) {

    /** The first place in the product that has this value. */
    int start(String value) {
      return values.getOrDefault(value, 0) * step;
    }
  }

  private Configurations(Item parameters) {
    for (String name : parameters.names().reversed()) {
      Map<String, Integer> values = new HashMap<>();
      parameters.texts(name).forEach(value -> values.putIfAbsent(value, values.size()));
      axes.put(name, new Axis(values, size));
      long longer = (long) size * values.size();
      size = longer > MOST ? 0 : (int) longer;
    }
  }

  /** Reads the matrix of a spec: the product of its parameters, less and plus what it lists. */
  static Configurations of(Item spec) {
    Configurations matrix = new Configurations(spec.child("parameters"));
    spec.children("exclude").forEach(matrix::exclude);
    spec.children("include").forEach(matrix::include);
    matrix.separate();
    matrix.twice = spec.text("mode", "").equals("aa");
    return matrix;
  }

  /** The place in the matrix; after all others for one that is not in it. */
  int place(String configurationId) {
    if (twice) {
      return configurationId.endsWith(" (B)") ? 1 : 0;
    }
    Map<String, String> parameters = parameters(configurationId);
    return product(parameters)
        .or(() -> Optional.ofNullable(included.get(parameters)))
        .orElseGet(() -> count() + hash(configurationId) % 8);
  }

  /** Colour and shape. */
  Mark mark(String configurationId) {
    int place = place(configurationId);
    return new Mark(place % 8 + 1, SHAPES.get((place + place / 8) % 4));
  }

  /** Values may hold commas: the next parameter begins where one is followed by a name. */
  private void separate() {
    String names =
        Stream.concat(
                axes.keySet().stream(),
                included.keySet().stream().map(Map::keySet).flatMap(Set::stream))
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    separator = Pattern.compile(",(?=(?:" + names + ")=)");
  }

  private int count() {
    return size - excluded.cardinality() + included.size();
  }

  /** The place among those of the product that are not excluded, if it is one of them. */
  private Optional<Integer> product(Map<String, String> parameters) {
    int place = 0;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      Optional<Axis> axis = axis(parameter.getKey(), parameter.getValue());
      if (axis.isEmpty()) {
        return Optional.empty();
      }
      place += axis.get().start(parameter.getValue());
    }
    return parameters.size() < axes.size() || place >= size || excluded.get(place)
        ? Optional.empty()
        : Optional.of(place - excluded.get(0, place).cardinality());
  }

  private void exclude(Item pattern) {
    if (!pattern.isEmpty()) {
      excluded.or(matching(texts(pattern)));
    }
  }

  private void include(Item one) {
    Map<String, String> parameters = texts(one);
    if (product(parameters).isEmpty()) {
      included.putIfAbsent(parameters, count());
    }
  }

  /** The places in the product that have all of these values. */
  private BitSet matching(Map<String, String> parameters) {
    BitSet matching = new BitSet();
    matching.set(0, size);
    parameters.forEach((name, value) -> matching.and(having(name, value)));
    return matching;
  }

  private BitSet having(String name, String value) {
    BitSet places = new BitSet();
    axis(name, value)
        .ifPresent(
            axis -> {
              int round = axis.step() * axis.values().size();
              for (int at = axis.start(value); at < size; at += round) {
                places.set(at, at + axis.step());
              }
            });
    return places;
  }

  /** The parameter of this name, if it has this value. */
  private Optional<Axis> axis(String name, String value) {
    return Optional.ofNullable(axes.get(name)).filter(axis -> axis.values().containsKey(value));
  }

  private static int hash(String text) {
    return text.hashCode() & 0x7fff_ffff;
  }

  private Map<String, String> parameters(String configurationId) {
    Map<String, String> parameters = new HashMap<>();
    if (!configurationId.equals("default")) {
      for (String parameter : separator.split(configurationId)) {
        String[] pair = parameter.split("=", 2);
        parameters.put(pair[0], pair.length > 1 ? pair[1] : "");
      }
    }
    return parameters;
  }

  private static Map<String, String> texts(Item one) {
    Map<String, String> texts = new HashMap<>();
    one.names().forEach(name -> texts.put(name, one.text(name, "")));
    return texts;
  }
}
