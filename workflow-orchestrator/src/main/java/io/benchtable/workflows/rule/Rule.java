package io.benchtable.workflows.rule;

import java.util.List;

/**
 * Which events matter, and what is to be done about them.
 *
 * @param pattern an event pattern as JSON text
 * @param platform whether it is one of the platform's own
 */
public record Rule(String name, String pattern, List<Target> targets, boolean platform) {
  public Rule {
    targets = List.copyOf(targets);
  }
}
