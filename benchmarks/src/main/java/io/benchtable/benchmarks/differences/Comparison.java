package io.benchtable.benchmarks.differences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares two answers field by field. */
final class Comparison {

  private static final String MISSING = "nothing";
  private static final String COUNTED = "1 validation error detected: ";
  private static final String READER = "SerializationException";
  private static final Set<String> TEXT = Set.of("message", "Message");
  private static final Set<String> ATTRIBUTES =
      Set.of("Item", "Attributes", "LastEvaluatedKey", "Key");

  private final String operation;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(String operation) {
    this.operation = operation;
  }

  /** One difference of outcomes, or all those of answers whose outcome is the same. */
  static List<Difference> of(Request request, Answer ours, Answer theirs) {
    Comparison comparison = new Comparison(request.operation());
    JsonNode mine = Normal.of(request, ours.body());
    JsonNode other = Normal.of(request, theirs.body());
    if (ours.status() != theirs.status() || !ours.error().equals(theirs.error())) {
      comparison.add("outcome", Normal.text(ours.outcome()), Normal.text(theirs.outcome()));
    } else if (ours.isSuccess()) {
      comparison.compare("", mine, other);
    } else {
      comparison.compareTexts(
          ours.error(), Normal.text(ours.message()), Normal.text(theirs.message()));
      comparison.compareErrors(mine, other);
    }
    return List.copyOf(comparison.found);
  }

  private void compareTexts(String error, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      boolean counted = plain(ours).equals(plain(theirs));
      String text = error.equals(READER) ? "reader" : "text";
      add(counted ? "prefix" : text, ours, theirs);
    }
  }

  private void compareErrors(JsonNode mine, JsonNode other) {
    for (String name : names(mine, other)) {
      if (TEXT.contains(name)) {
        if (mine.has(name) != other.has(name)) {
          add(name, told(mine.has(name)), told(other.has(name)));
        }
      } else {
        compare(name, mine.path(name), other.path(name));
      }
    }
  }

  private static String plain(String text) {
    return text.startsWith(COUNTED) ? text.substring(COUNTED.length()) : text;
  }

  private static String told(boolean there) {
    return there ? "there" : MISSING;
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new LinkedHashSet<>(one.propertyNames());
    names.addAll(other.propertyNames());
    return names;
  }

  private void compare(String place, JsonNode mine, JsonNode other) {
    if (mine.equals(other)) {
      return;
    }
    if (mine.isObject() && other.isObject() && !isOfAttributes(place)) {
      for (String name : names(mine, other)) {
        compare(place.isEmpty() ? name : place + "." + name, mine.path(name), other.path(name));
      }
    } else if (mine.isArray() && other.isArray() && mine.size() == other.size()) {
      for (int i = 0; i < mine.size(); i++) {
        compare(place + "[]", mine.get(i), other.get(i));
      }
    } else {
      add(place, text(place, mine), text(place, other));
    }
  }

  private static boolean isOfAttributes(String place) {
    return place.equals("Items[]")
        || ATTRIBUTES.contains(place.substring(place.lastIndexOf('.') + 1));
  }

  /** A text that tells of an error as it is, anything else as JSON. */
  private static String text(String place, JsonNode node) {
    if (node.isMissingNode()) {
      return MISSING;
    }
    return place.endsWith("[].Message") || place.endsWith(".Error.Message")
        ? node.asString(node.toString())
        : node.toString();
  }

  private void add(String place, String ours, String theirs) {
    found.add(new Difference(operation, place, ours, theirs));
  }
}
