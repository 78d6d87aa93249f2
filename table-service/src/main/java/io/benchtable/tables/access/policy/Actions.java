package io.benchtable.tables.access.policy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The actions that a statement is about.
 *
 * @param others whether it is about all but these
 */
record Actions(List<Template> patterns, boolean others) {

  private static final Pattern TEXT = Pattern.compile("\\*|[a-zA-Z0-9*?-]+:[a-zA-Z0-9*?]+");

  static Actions of(List<String> texts, boolean others) {
    return new Actions(texts.stream().map(Actions::pattern).toList(), others);
  }

  private static Template pattern(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw MalformedPolicy.expected("an action like dynamodb:GetItem", "'" + text + "'");
    }
    return Template.of(text, true, false);
  }

  boolean cover(Attempt attempt) {
    return others
        != patterns.stream()
            .anyMatch(pattern -> pattern.matchesInAnyCase(attempt.action(), attempt.context()));
  }
}
