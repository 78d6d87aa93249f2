package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The product of the parameters, less and plus the lists. */
final class Matrix {

  private Matrix() {}

  /** How many points the product has; Long.MAX_VALUE when that is more than fits. */
  static long size(Map<String, List<Object>> parameters) {
    long size = 1;
    for (var values : parameters.values()) {
      long high = Math.multiplyHigh(size, values.size());
      size = high == 0 && size * values.size() >= 0 ? size * values.size() : Long.MAX_VALUE;
    }
    return size;
  }

  /** Every configuration once, in the order of the values, included ones last. */
  static List<Configuration> configurations(
      Map<String, List<Object>> parameters,
      List<Map<String, Object>> exclude,
      List<Map<String, Object>> include) {
    var byValues = new LinkedHashMap<Map<String, Object>, Configuration>();
    for (var point : product(parameters)) {
      if (exclude.stream().noneMatch(part -> matches(point, part))) {
        byValues.putIfAbsent(point, new Configuration(point));
      }
    }
    for (var point : include) {
      var ordered = new LinkedHashMap<String, Object>();
      parameters.keySet().forEach(name -> ordered.put(name, point.getOrDefault(name, "")));
      byValues.putIfAbsent(ordered, new Configuration(ordered));
    }
    return List.copyOf(byValues.values());
  }

  /** Whether a point has every value of a part. */
  static boolean matches(Map<String, Object> point, Map<String, Object> part) {
    return part.entrySet().stream()
        .allMatch(
            entry -> {
              var value = point.get(entry.getKey());
              return value != null
                  && Configuration.text(value).equals(Configuration.text(entry.getValue()));
            });
  }

  private static List<Map<String, Object>> product(Map<String, List<Object>> parameters) {
    List<Map<String, Object>> points = List.of(Map.of());
    for (var parameter : parameters.entrySet()) {
      var longer = new ArrayList<Map<String, Object>>();
      for (var point : points) {
        for (var value : parameter.getValue()) {
          var next = new LinkedHashMap<>(point);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }
}
