package io.benchtable.costs.charge.budget;

import io.benchtable.costs.charge.budget.Budget.Scope;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A budget as plain JSON values. */
public final class BudgetForm {

  private static final int MOST_DIGITS = 38;
  private static final Set<String> FIELDS =
      Set.of("name", "limit", "currency", "tag", "benchmarkId", "period");

  private BudgetForm() {}

  /**
   * Reads a budget.
   *
   * @throws IllegalArgumentException if something is missing or wrong, or nobody knows it
   */
  public static Budget read(Map<String, ?> values) {
    Set<String> strange = new TreeSet<>(values.keySet());
    strange.removeAll(FIELDS);
    if (!strange.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected fields of a budget, %s, but there is %s"
              .formatted(new TreeSet<>(FIELDS), strange));
    }
    return new Budget(text(values, "name"), limit(values), text(values, "currency"), scope(values));
  }

  private static BigDecimal limit(Map<String, ?> values) {
    try {
      return readable(new BigDecimal(text(values, "limit")), "limit");
    } catch (NumberFormatException _) {
      throw wrong("a decimal number", "limit", values.get("limit"));
    }
  }

  private static Scope scope(Map<String, ?> values) {
    Object tag = values.get("tag");
    boolean ofBenchmark = values.get("benchmarkId") != null;
    if ((tag != null) == ofBenchmark) {
      throw new IllegalArgumentException(
          "Expected either a tag or a benchmarkId, but there %s"
              .formatted(ofBenchmark ? "are both" : "is neither"));
    }
    if (ofBenchmark) {
      if (values.get("period") != null) {
        throw new IllegalArgumentException(
            "Expected no period of a budget for a benchmark, which is for all of it, but it is "
                + values.get("period"));
      }
      return new Scope.OfBenchmark(text(values, "benchmarkId"));
    }
    if (!(tag instanceof Map<?, ?> map) || map.size() != 1) {
      throw wrong("one tag with its value, such as {\"team\": \"genomics\"}", "tag", tag);
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    return new Scope.OfTag(
        String.valueOf(only.getKey()),
        String.valueOf(only.getValue()),
        Period.of(text(values, "period"))
            .orElseThrow(
                () -> wrong("day, month, quarter or year", "period", values.get("period"))));
  }

  private static String text(Map<String, ?> values, String name) {
    Object value = values.get(name);
    String text =
        switch (value) {
          case String said -> said;
          case Number number -> readable(new BigDecimal(number.toString()), name).toPlainString();
          case null, default -> "";
        };
    if (text.isBlank()) {
      throw wrong("text", name, value);
    }
    return text;
  }

  /** Written out, 1e999999999 would take a gigabyte. */
  private static BigDecimal readable(BigDecimal value, String name) {
    if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
      throw wrong("a number of at most %d digits".formatted(MOST_DIGITS), name, value);
    }
    return value;
  }

  private static IllegalArgumentException wrong(
      String expected, String name, @Nullable Object value) {
    return new IllegalArgumentException(
        "Expected %s at budget.%s, but it is %s".formatted(expected, name, value));
  }

  /** Writes a budget. */
  public static Map<String, Object> write(Budget budget) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", budget.name());
    values.put("limit", budget.limit().toPlainString());
    values.put("currency", budget.currency());
    switch (budget.scope()) {
      case Scope.OfBenchmark(String benchmarkId) -> values.put("benchmarkId", benchmarkId);
      case Scope.OfTag(String tag, String value, Period period) -> {
        values.put("tag", Map.of(tag, value));
        values.put("period", period.label());
      }
    }
    return values;
  }
}
