package io.benchtable.workflows.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.event.ruler.Machine;

/** Rules that are matched together; it does not change. */
final class RuleSet {

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Machine machine = Machine.builder().build();
  private boolean numbers;

  RuleSet(Collection<Rule> rules) {
    for (var rule : rules) {
      this.rules.put(rule.name(), rule);
      var ofNumbers = ItemNumbers.pattern(rule.pattern());
      numbers |= ofNumbers.isPresent();
      try {
        machine.addRule(rule.name(), ofNumbers.orElse(rule.pattern()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The rules that an event matches, by name. */
  List<Rule> matching(String event) {
    try {
      boolean asItIs = !numbers && event.length() <= ItemNumbers.LONGEST_NAME;
      return machine.rulesForJSONEvent(asItIs ? event : ItemNumbers.event(event)).stream()
          .distinct()
          .map(rules::get)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparing(Rule::name))
          .toList();
      // event-ruler declares no narrower type
    } catch (Exception e) {
      throw new IllegalArgumentException("Expected an event as JSON, but it is not readable", e);
    }
  }
}
