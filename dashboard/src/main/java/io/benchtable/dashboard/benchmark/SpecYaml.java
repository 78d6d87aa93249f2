package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Specs as the YAML 1.2 that the orchestrator reads. Items keep no order of names: fields come in
 * the order of the manual.
 */
final class SpecYaml {

  private static final List<String> ORDER =
      List.of(
          "name",
          "description",
          "tags",
          "dataset",
          "id",
          "files",
          "parameters",
          "exclude",
          "include",
          "pipeline",
          "command",
          "scope",
          "measured",
          "when",
          "env",
          "stdin",
          "stdout",
          "inputs",
          "outputs",
          "keep",
          "resources",
          "timeout",
          "retries",
          "metrics",
          "unit",
          "file",
          "regex",
          "pointer",
          "versions",
          "mode",
          "repetitions",
          "until",
          "warmup",
          "baseline",
          "smallestDifference",
          "noise",
          "limit",
          "repeats",
          "checks",
          "metric",
          "equals",
          "atLeast",
          "atMost",
          "groupBy",
          "pricing",
          "software",
          "path",
          "conda",
          "modules",
          "container",
          "image",
          "engine",
          "network",
          "queue");

  private SpecYaml() {}

  static String write(Item spec) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setWidth(100)
            .setIndent(2)
            .build();
    return new Dump(settings).dumpToString(ordered(spec.attributes()));
  }

  private static Object ordered(Object value) {
    return switch (value) {
      case Map<?, ?> map -> fields(Item.of(map));
      case List<?> list -> {
        List<Object> values = new ArrayList<>();
        list.forEach(one -> values.add(ordered(one)));
        yield values;
      }
      case BigDecimal number -> number(number);
      default -> value;
    };
  }

  private static Map<String, Object> fields(Item map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.names().stream()
        .sorted(Comparator.comparingInt(SpecYaml::place).thenComparing(name -> name))
        .forEach(name -> fields.put(name, ordered(map.attributes().getOrDefault(name, ""))));
    return fields;
  }

  private static int place(String name) {
    int place = ORDER.indexOf(name);
    return place < 0 ? ORDER.size() : place;
  }

  private static Object number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 ? plain.toBigInteger() : number.doubleValue();
  }
}
