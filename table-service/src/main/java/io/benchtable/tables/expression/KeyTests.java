package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Condition.Between;
import io.benchtable.tables.expression.Condition.Comparison;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Map;

/** What a key condition asks of attributes, of which it is not known yet whether they are keys. */
public final class KeyTests {

  private static final int MOST_OF_TABLE = 2;

  private final Map<String, KeyTest> tests;

  KeyTests(Map<String, KeyTest> tests) {
    this.tests = tests;
  }

  /** Refuses more tests than a table has attributes in its key, whatever table it is. */
  public void checkCount() {
    checkCount(tests.size());
  }

  /** The same of tests that are made in another way. */
  public static void checkCount(int count) {
    if (count < 1 || count > MOST_OF_TABLE) {
      throw new ValidationError("Conditions can be of length 1 or 2 only");
    }
  }

  /** The part of a table or index that is wanted, if these are tests of its key. */
  public KeyCondition of(KeySchema schema) {
    int most = schema.attributes().size();
    if (most <= MOST_OF_TABLE) {
      checkCount();
    }
    if (tests.size() > most) {
      throw notSupported();
    }
    List<AttributeValue> partition =
        schema.partition().stream().map(attribute -> equal(test(attribute))).toList();
    int wanted = Math.max(0, tests.size() - partition.size());
    return new KeyCondition(partition, range(schema.sort(), wanted));
  }

  /** A range of sort keys: all attributes that are tested but the last one must equal something. */
  private KeyRange range(List<KeyAttribute> sort, int wanted) {
    if (wanted == 0) {
      return KeyRange.ALL;
    }
    if (sort.size() == 1) {
      return range(test(sort.getFirst()));
    }
    byte[] first = {};
    for (KeyAttribute attribute : sort.subList(0, wanted - 1)) {
      byte[] value = KeyEncoding.encode(equal(test(attribute)));
      first = KeyRange.joined(first, KeyEncoding.part(value));
    }
    return range(test(sort.get(wanted - 1))).behind(first);
  }

  private static AttributeValue equal(KeyTest test) {
    if (test.condition() instanceof Comparison(Operator comparator, Operand _, Operand _)
        && comparator == Operator.EQUAL) {
      return test.values().getFirst();
    }
    throw notSupported();
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
