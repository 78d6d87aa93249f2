package io.benchtable.workflows.rule;

import java.io.IOException;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/** Checks of event patterns, as event-ruler understands them. */
final class EventPattern {

  /**
   * Wildcards that can be in more states than this at a time are refused: they match too slowly.
   */
  static final int MOST_COMPLEX = 25;

  private EventPattern() {}

  /** What is wrong with a pattern, if anything is. */
  static Optional<String> problem(String pattern) {
    var problem = JsonRuleCompiler.check(pattern);
    if (problem != null) {
      return Optional.of(firstLine(problem));
    }
    var machine = Machine.builder().build();
    try {
      machine.addRule("pattern", ItemNumbers.pattern(pattern).orElse(pattern));
    } catch (IOException | RuntimeException e) {
      return Optional.of(firstLine(String.valueOf(e.getMessage())));
    }
    int complexity = machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_COMPLEX + 1));
    return complexity > MOST_COMPLEX
        ? Optional.of("its wildcards are too complex: use fewer, or fewer that overlap")
        : Optional.empty();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message).strip();
  }
}
