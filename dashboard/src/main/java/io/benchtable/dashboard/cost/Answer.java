package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;

/** What the cost analyzer says to a question. */
public sealed interface Answer {

  /** What was asked for. */
  record Given(Item item) implements Answer {}

  /** Why there is no answer, in a sentence without a full stop. */
  record Refused(String why) implements Answer {}
}
