package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.item.Sha256;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of the matrix.
 *
 * @param parameters name to value (String, Boolean, BigDecimal), sorted by name
 * @param arm which of several runs of the same point in a block; empty for the only one
 */
public record Configuration(Map<String, Object> parameters, String arm) {

  private static final int LONGEST = 120;
  private static final int CUT = 100;

  public Configuration {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  public Configuration(Map<String, Object> parameters) {
    this(parameters, "");
  }

  /** The same point under a name of its own. */
  Configuration arm(String name) {
    return new Configuration(parameters, name);
  }

  /** {@code name=value} joined by commas, and the arm in brackets where there is one. */
  public String id() {
    return arm.isEmpty() ? point() : point() + " (" + arm + ")";
  }

  /** {@code name=value} joined by commas; {@code default} when there are no parameters. */
  private String point() {
    if (parameters.isEmpty()) {
      return "default";
    }
    var id =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
            .collect(Collectors.joining(","));
    return id.length() <= LONGEST
        ? id
        : id.substring(0, CUT) + "~" + Sha256.hex(id).substring(0, 8);
  }

  /** The value of a parameter as it appears in commands; empty when there is no such parameter. */
  public String text(String parameter) {
    var value = parameters.get(parameter);
    return value == null ? "" : text(value);
  }

  /** A value as it appears in commands: numbers without trailing zeros, as tables keep them. */
  public static String text(Object value) {
    if (!(value instanceof BigDecimal number)) {
      return value.toString();
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
