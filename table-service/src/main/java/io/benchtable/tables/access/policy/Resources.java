package io.benchtable.tables.access.policy;

import java.util.List;

/**
 * The resources that a statement is about.
 *
 * @param others whether it is about all but these
 */
record Resources(List<ArnPattern> patterns, boolean others) {

  static Resources of(List<String> texts, boolean others, boolean variables) {
    return new Resources(
        texts.stream().map(text -> ArnPattern.of(text, variables)).toList(), others);
  }

  boolean cover(Attempt attempt) {
    return others
        != patterns.stream()
            .anyMatch(pattern -> pattern.matches(attempt.resource(), attempt.context()));
  }
}
