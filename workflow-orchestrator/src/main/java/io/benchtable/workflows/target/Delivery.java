package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;

/** One event for one target of one rule. */
public record Delivery(Rule rule, Target target, ChangeEvent event) {

  /** Derived, so that a repeated delivery is the same one: 32 hexadecimal digits. */
  String id() {
    return DerivedId.hash(rule.name(), target.id(), event.id());
  }
}
