package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Filter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition compares with, as it was typed.
 *
 * @param type of each of them
 * @param value the only one, the lower end for {@code between}, or all of them for {@code in}
 * @param upper the upper end, for {@code between}
 */
record FilterValues(String operator, String type, String value, String upper) {

  private static final int MOST = 100;
  private static final Set<String> ORDERED = Set.of("<", "<=", ">", ">=", "between");

  /** The single values; none where nothing is compared, or where they are no list. */
  List<String> all() {
    return !Filter.compares(operator)
        ? List.of()
        : switch (operator) {
          case "in" -> listed().orElse(List.of());
          case "between" -> List.of(value, upper);
          default -> List.of(value);
        };
  }

  /** What is wrong with them as values of an attribute, by field. */
  Map<String, String> problems(String attribute) {
    if (!Filter.compares(operator)) {
      return Map.of();
    }
    Optional<String> unfit = unfit();
    if (unfit.isPresent()) {
      return Map.of("type", unfit.get());
    }
    return switch (operator) {
      case "in" -> listed(attribute);
      case "between" -> ends(attribute);
      default -> field("value", value(attribute, value));
    };
  }

  /** Not every type has an order, or a beginning. */
  private Optional<String> unfit() {
    if (ORDERED.contains(operator)) {
      return unfit("text, number or binary, which have an order", Set.of("S", "N", "B"));
    }
    return operator.equals("begins_with")
        ? unfit("text or binary, which have a beginning", Set.of("S", "B"))
        : Optional.empty();
  }

  private Optional<String> unfit(String expected, Set<String> fitting) {
    return fitting.contains(type)
        ? Optional.empty()
        : Optional.of("Expected %s, but it is %s.".formatted(expected, Attribute.words(type)));
  }

  private Map<String, String> listed(String attribute) {
    Optional<List<String>> values = listed();
    if (values.isEmpty()) {
      return Map.of(
          "value",
          "Expected values for %s, separated by commas, but %s."
              .formatted(attribute, value.isEmpty() ? "there is none" : "it is “" + value + "”"));
    }
    if (values.get().size() > MOST) {
      return Map.of(
          "value",
          "Expected at most %d values for %s, but there are %d."
              .formatted(MOST, attribute, values.get().size()));
    }
    return values.get().stream()
        .map(one -> field("value", value(attribute, one)))
        .filter(problems -> !problems.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  /** There is but one null. */
  private Optional<List<String>> listed() {
    return type.equals("NULL") ? Optional.of(List.of(value)) : ListText.read(value);
  }

  private Map<String, String> ends(String attribute) {
    Optional<String> lower = value(attribute, value);
    if (lower.isPresent()) {
      return field("value", lower);
    }
    if (upper.isEmpty()) {
      return Map.of("upper", "Expected an upper end for %s, but it is empty.".formatted(attribute));
    }
    Optional<String> wrong = value(attribute, upper);
    return field(
        "upper",
        wrong.isPresent() || order() <= 0
            ? wrong
            : Optional.of(
                "Expected an upper end of at least %s for %s, but it is %s."
                    .formatted(value, attribute, upper)));
  }

  private Optional<String> value(String attribute, String text) {
    return KeyText.expected(type, text)
        .map(
            expected ->
                "Expected %s for %s, but it is %s."
                    .formatted(expected, attribute, text.isEmpty() ? "empty" : text));
  }

  /** In the order of the tables: texts by the bytes of their characters. */
  private int order() {
    return switch (type) {
      case "N" -> new BigDecimal(value.strip()).compareTo(new BigDecimal(upper.strip()));
      case "B" ->
          Arrays.compareUnsigned(
              Base64.getDecoder().decode(value), Base64.getDecoder().decode(upper));
      default ->
          Arrays.compareUnsigned(
              value.getBytes(StandardCharsets.UTF_8), upper.getBytes(StandardCharsets.UTF_8));
    };
  }

  private static Map<String, String> field(String name, Optional<String> problem) {
    return problem.map(text -> Map.of(name, text)).orElse(Map.of());
  }
}
