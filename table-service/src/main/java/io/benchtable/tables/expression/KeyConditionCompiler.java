package io.benchtable.tables.expression;

import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes key tests of a condition, as far as it speaks of attributes alone. */
final class KeyConditionCompiler {

  private KeyConditionCompiler() {}

  static KeyTests tests(Condition condition) {
    List<Condition> parts = new ArrayList<>();
    split(condition, parts);
    Map<String, KeyTest> tests = new LinkedHashMap<>();
    for (Condition part : parts) {
      KeyTest test = KeyTest.of(part);
      if (tests.putIfAbsent(test.attribute(), test) != null) {
        throw new ValidationError(
            "KeyConditionExpressions must only contain one condition per key");
      }
    }
    return new KeyTests(tests);
  }

  private static void split(Condition condition, List<Condition> parts) {
    if (condition instanceof Condition.And(Condition left, Condition right)) {
      split(left, parts);
      split(right, parts);
    } else {
      parts.add(condition);
    }
  }
}
