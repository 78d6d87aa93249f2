package io.benchtable.tables.access.policy;

import java.util.ArrayList;
import java.util.List;

/** A pattern of ARNs. A wildcard stays within one of the six sections between colons. */
record ArnPattern(List<Template> sections) {

  private static final int SECTIONS = 6;

  ArnPattern {
    sections = List.copyOf(sections);
  }

  /** Sections that are missing can be anything, so {@code *} is every resource. */
  static ArnPattern of(String text, boolean variables) {
    if (text.equals("*")) {
      return new ArnPattern(List.of());
    }
    if (!text.startsWith("arn:")) {
      throw new MalformedPolicy("Resource " + text + " must be in ARN format or \"*\".");
    }
    List<Template> sections = new ArrayList<>();
    int from = 0;
    while (from >= 0 && sections.size() < SECTIONS) {
      int colon = sections.size() == SECTIONS - 1 ? -1 : colon(text, from, variables);
      String section = colon < 0 ? text.substring(from) : text.substring(from, colon);
      sections.add(Template.of(section, true, variables));
      from = colon < 0 ? -1 : colon + 1;
    }
    while (sections.size() < SECTIONS) {
      sections.add(Template.of("*", true, false));
    }
    return new ArnPattern(sections);
  }

  /** The next one that is not in the name of a variable. */
  private static int colon(String text, int from, boolean variables) {
    int at = from;
    while (at < text.length()) {
      int end = variables && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end > 0) {
        at = end;
      } else if (text.charAt(at) == ':') {
        return at;
      }
      at++;
    }
    return -1;
  }

  boolean matches(String arn, Context context) {
    if (sections.isEmpty()) {
      return true;
    }
    String[] parts = arn.split(":", SECTIONS);
    if (parts.length < SECTIONS) {
      return false;
    }
    for (int i = 0; i < SECTIONS; i++) {
      if (!sections.get(i).matches(parts[i], context)) {
        return false;
      }
    }
    return true;
  }
}
