package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Condition.Between;
import io.benchtable.tables.expression.Condition.Comparison;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Map;

/** What a key condition asks of attributes, of which it is not known yet whether they are keys. */
public final class KeyTests {

  private final Map<String, KeyTest> tests;

  KeyTests(Map<String, KeyTest> tests) {
    this.tests = tests;
  }

  /** The part of a table or index that is wanted, if these are tests of its key. */
  public KeyCondition of(KeySchema schema) {
    KeyAttribute sort = schema.sort();
    if (sort == null && tests.size() > 1) {
      throw notSupported();
    }
    KeyTest partition = test(schema.partition());
    if (!(partition.condition() instanceof Comparison(Operator comparator, Operand _, Operand _)
        && comparator == Operator.EQUAL)) {
      throw notSupported();
    }
    AttributeValue value = partition.values().getFirst();
    return sort == null || tests.size() == 1
        ? new KeyCondition(value, KeyRange.ALL)
        : new KeyCondition(value, range(test(sort)));
  }

  private KeyTest test(KeyAttribute attribute) {
    KeyTest test = tests.get(attribute.name());
    if (test == null) {
      throw missed(attribute);
    }
    checkTypes(attribute, test);
    return test;
  }

  private static ValidationError notSupported() {
    return new ValidationError("Query key condition not supported");
  }

  /** No test of an attribute of the key, of which there must be one. */
  public static ValidationError missed(KeyAttribute attribute) {
    return new ValidationError("Query condition missed key schema element: " + attribute.name());
  }

  private static void checkTypes(KeyAttribute attribute, KeyTest test) {
    for (AttributeValue value : test.values()) {
      if (!attribute.type().accepts(value)) {
        throw new ValidationError(
            "One or more parameter values were invalid: Condition parameter type does not match"
                + " schema type");
      }
      attribute.checkNotEmpty(value);
    }
  }

  private static KeyRange range(KeyTest test) {
    List<AttributeValue> values = test.values();
    AttributeValue first = values.getFirst();
    return switch (test.condition()) {
      case Comparison comparison ->
          switch (comparison.comparator()) {
            case EQUAL -> KeyRange.exactly(first);
            case LESS -> KeyRange.below(first, false);
            case LESS_OR_EQUAL -> KeyRange.below(first, true);
            case GREATER -> KeyRange.above(first, false);
            case GREATER_OR_EQUAL -> KeyRange.above(first, true);
            case NOT_EQUAL, BETWEEN, IN, AND, OR, NOT, PLUS, MINUS ->
                throw KeyTest.invalidOperator(comparison.comparator().text());
          };
      case Between _ -> KeyRange.between(first, values.getLast());
      default -> KeyRange.prefix(first);
    };
  }
}
