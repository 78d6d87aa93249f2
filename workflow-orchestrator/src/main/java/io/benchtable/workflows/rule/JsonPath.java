package io.benchtable.workflows.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path into JSON such as {@code $.a.b[0].c}: names and positions only.
 *
 * @param steps names (String) and positions (Integer), outermost first
 */
record JsonPath(List<Object> steps) {

  private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d{1,6})]");

  JsonPath {
    steps = List.copyOf(steps);
  }

  /** Reads a path; empty if the text is none. */
  static Optional<JsonPath> parse(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    var steps = new ArrayList<Object>();
    Matcher step = STEP.matcher(text);
    int end = 1;
    while (end < text.length()) {
      if (!step.find(end) || step.start() != end) {
        return Optional.empty();
      }
      var name = step.group(1);
      steps.add(name != null ? name : (Object) Integer.valueOf(step.group(2)));
      end = step.end();
    }
    return Optional.of(new JsonPath(steps));
  }

  /** The value at this path, if there is one. */
  @Nullable Object find(@Nullable Object root) {
    var value = root;
    for (var step : steps) {
      if (step instanceof Integer position) {
        value = value instanceof List<?> list && position < list.size() ? list.get(position) : null;
      } else {
        value = value instanceof Map<?, ?> map ? map.get(step) : null;
      }
    }
    return value;
  }
}
