package io.benchtable.standalone.engine;

import java.util.List;

/** Reads one value of Temporal's dynamic configuration as {@code key=value}. */
final class DynamicValue {

  private DynamicValue() {}

  static String of(String yaml, String key) {
    List<String> lines = yaml.lines().toList();
    int at = lines.indexOf(key + ":");
    String value = lines.get(at + 1).strip().replaceFirst("^- value: *", "");
    return key + "=" + value;
  }
}
