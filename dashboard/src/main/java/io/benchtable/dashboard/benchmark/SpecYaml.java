package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Specs as YAML and back. Items keep no order of names: fields come in the order of the manual. */
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
          "repetitions",
          "warmup",
          "baseline",
          "smallestDifference",
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
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    options.setWidth(100);
    options.setIndent(2);
    return new Yaml(new Representer(options), options).dump(ordered(spec.attributes()));
  }

  /** Reads a spec that was already found good; empty for what is no mapping. */
  static Item read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(20);
    try {
      return Item.of(new Yaml(new SafeConstructor(options)).load(text));
    } catch (YAMLException _) {
      return Item.EMPTY;
    }
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
