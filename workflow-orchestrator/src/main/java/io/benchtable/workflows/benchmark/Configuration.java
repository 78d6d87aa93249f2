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
 */
public record Configuration(Map<String, Object> parameters) {

  private static final int LONGEST = 120;
  private static final int CUT = 100;

  public Configuration {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** {@code name=value} joined by commas; {@code default} when there are no parameters. */
  public String id() {
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
