package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configurations of a benchmark in the order of its matrix, so that each has the same colour
 * and shape on every page, from the first run to the last. Items keep no order of parameters, so a
 * configuration is known by its set of {@code name=value}.
 */
final class Configurations {

  private static final int MOST = 10_000;
  private static final List<String> SHAPES = List.of("circle", "rect", "triangle", "diamond");

  private final Map<String, Integer> places = new HashMap<>();

  private Configurations(List<String> order) {
    order.forEach(key -> places.putIfAbsent(key, places.size()));
  }

  /** Reads the matrix of a spec: the product of its parameters and what it includes. */
  static Configurations of(Item spec) {
    List<String> order = new ArrayList<>();
    product(spec.child("parameters")).stream()
        .filter(one -> spec.children("exclude").stream().noneMatch(out -> matches(one, out)))
        .map(Configurations::key)
        .forEach(order::add);
    spec.children("include").forEach(one -> order.add(key(texts(one))));
    return new Configurations(order);
  }

  /** The place in the matrix; after all others for one that is not in it. */
  int place(String configurationId) {
    Integer place = places.get(key(configurationId));
    return place == null ? places.size() + hash(configurationId) % 8 : place;
  }

  /** Colour and shape. */
  Mark mark(String configurationId) {
    int place = place(configurationId);
    return new Mark(place % 8 + 1, SHAPES.get((place + place / 8) % 4));
  }

  private static int hash(String text) {
    return text.hashCode() & 0x7fff_ffff;
  }

  private static String key(String configurationId) {
    return Arrays.stream(configurationId.split(",")).sorted().collect(Collectors.joining(","));
  }

  private static String key(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? "default"
        : parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .sorted()
            .collect(Collectors.joining(","));
  }

  private static List<Map<String, String>> product(Item parameters) {
    List<Map<String, String>> product = new ArrayList<>();
    product.add(Map.of());
    for (String name : parameters.names()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> one : product) {
        for (String value : parameters.texts(name)) {
          Map<String, String> more = new TreeMap<>(one);
          more.put(name, value);
          longer.add(more);
        }
      }
      if (longer.isEmpty() || longer.size() > MOST) {
        return List.of();
      }
      product = longer;
    }
    return product;
  }

  private static boolean matches(Map<String, String> one, Item pattern) {
    return !pattern.isEmpty()
        && pattern.names().stream().allMatch(name -> pattern.text(name, "").equals(one.get(name)));
  }

  private static Map<String, String> texts(Item one) {
    Map<String, String> texts = new TreeMap<>();
    one.names().forEach(name -> texts.put(name, one.text(name, "")));
    return texts;
  }
}
