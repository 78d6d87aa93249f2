package io.benchtable.workflows.item;

import java.util.List;

/** What must hold of an item's top-level attribute; several conditions must all hold. */
public sealed interface Condition {

  /** The attribute that is looked at. */
  String attribute();

  /** The attribute is there. */
  record Exists(String attribute) implements Condition {}

  /** The attribute is not there. */
  record NotExists(String attribute) implements Condition {}

  /** The attribute is there and has this value. */
  record Is(String attribute, Object value) implements Condition {}

  /** The attribute is there and has one of these values. */
  record OneOf(String attribute, List<? extends Object> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** The attribute is missing or has another value. */
  record IsNot(String attribute, Object value) implements Condition {}

  /** The attribute is missing or has a value at most this. */
  record MissingOrAtMost(String attribute, Object value) implements Condition {}
}
