package io.benchtable.workflows.rule;

import io.benchtable.workflows.event.AttributeJson;
import io.benchtable.workflows.event.ChangeEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An item with places for values of the event. A text that is exactly {@code <name>} takes the
 * value with its type, {@code <name>} inside a text is inserted as text, {@code \<} is a plain
 * {@code <}. A value that the event does not have leaves its attribute out, or inserts nothing.
 *
 * @param inputPaths the paths of the names
 * @param item plain values
 */
public record InputTemplate(Map<String, JsonPath> inputPaths, Map<String, @Nullable Object> item) {

  private static final Pattern PLACE = Pattern.compile("\\\\<|<([A-Za-z0-9_.-]+)>");
  private static final Set<String> IMAGES = Set.of("Keys", "NewImage", "OldImage");

  /** The names that the item uses and the paths do not define. */
  Set<String> unknownNames() {
    var unknown = new TreeSet<String>();
    names(item, unknown);
    unknown.removeAll(inputPaths.keySet());
    return unknown;
  }

  /**
   * The item for an event.
   *
   * @param text how lists and objects are written inside a text
   */
  public Map<String, @Nullable Object> render(ChangeEvent event, Function<Object, String> text) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    inputPaths.forEach((name, path) -> values.put(name, valueAt(path, event)));
    return object(item, values, text);
  }

  private static Map<String, @Nullable Object> object(
      Map<?, ?> template, Map<String, @Nullable Object> values, Function<Object, String> text) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    template.forEach(
        (name, part) -> {
          var value = render(part, values, text);
          if (value != null || part == null) {
            result.put(String.valueOf(name), value);
          }
        });
    return result;
  }

  private static @Nullable Object render(
      @Nullable Object part, Map<String, @Nullable Object> values, Function<Object, String> text) {
    return switch (part) {
      case null -> null;
      case String template -> fill(template, values, text);
      case Map<?, ?> map -> object(map, values, text);
      case List<?> list -> {
        var result = new ArrayList<@Nullable Object>();
        for (var element : list) {
          var value = render(element, values, text);
          if (value != null || element == null) {
            result.add(value);
          }
        }
        yield result;
      }
      default -> part;
    };
  }

  private static @Nullable Object fill(
      String template, Map<String, @Nullable Object> values, Function<Object, String> text) {
    var place = PLACE.matcher(template);
    if (place.matches() && place.group(1) != null) {
      return values.get(place.group(1));
    }
    var result = new StringBuilder();
    int end = 0;
    place.reset();
    while (place.find()) {
      result.append(template, end, place.start());
      var value = place.group(1) == null ? "<" : values.get(place.group(1));
      result.append(value == null ? "" : text.apply(value));
      end = place.end();
    }
    return result.append(template.substring(end)).toString();
  }

  private static void names(@Nullable Object part, Set<String> names) {
    switch (part) {
      case String template ->
          PLACE
              .matcher(template)
              .results()
              .filter(place -> place.group(1) != null)
              .forEach(place -> names.add(place.group(1)));
      case Map<?, ?> map -> map.values().forEach(value -> names(value, names));
      case List<?> list -> list.forEach(value -> names(value, names));
      case null, default -> {}
    }
  }

  /** A path that ends at an attribute or an image takes its plain value. */
  private static @Nullable Object valueAt(JsonPath path, ChangeEvent event) {
    var value = path.find(event.body());
    var steps = path.steps();
    boolean inImage =
        steps.size() >= 2 && steps.getFirst().equals("dynamodb") && IMAGES.contains(steps.get(1));
    if (!inImage || !(value instanceof Map<?, ?> map)) {
      return value;
    }
    return steps.size() == 2 ? AttributeJson.plain(map) : AttributeJson.value(map);
  }
}
