package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Condition.Between;
import io.benchtable.tables.expression.Condition.Comparison;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
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
    checkCount(tests.size(), schema);
    int wanted = tests.size() - schema.partition().size();
    if (schema.isOfSeveral()) {
      checkOrder(schema);
    }
    List<AttributeValue> partition = new ArrayList<>(schema.partition().size());
    for (KeyAttribute attribute : schema.partition()) {
      partition.add(equal(test(attribute)));
    }
    return new KeyCondition(partition, range(schema.sort(), Math.max(0, wanted)));
  }

  /** Refuses more tests than a key has attributes. */
  public static void checkCount(int count, KeySchema schema) {
    int most = schema.attributes().size();
    if (count > most) {
      throw new ValidationError(
          "The number of query conditions (%d) exceeds the number of key attributes defined in the"
                  .formatted(count)
              + " schema (%d)".formatted(most));
    }
  }

  /** Of a key of several attributes, all that something is asked behind must equal something. */
  private void checkOrder(KeySchema schema) {
    List<String> partition = notEqual(schema.partition());
    if (!partition.isEmpty()) {
      throw new ValidationError(
          "HASH key attributes %s must have equality conditions specified in the query"
              .formatted(String.join(", ", partition)));
    }
    for (int last = schema.sort().size() - 1; last > 0; last--) {
      String name = schema.sort().get(last).name();
      List<String> before = notEqual(schema.sort().subList(0, last));
      if (tests.containsKey(name) && !before.isEmpty()) {
        throw new ValidationError(
            "RANGE key attributes %s must have equality conditions specified in the query because a"
                    .formatted(String.join(", ", before))
                + " condition is present on key attribute "
                + name);
      }
    }
  }

  private List<String> notEqual(List<KeyAttribute> attributes) {
    return attributes.stream()
        .map(KeyAttribute::name)
        .filter(name -> tests.get(name) == null || !isEqual(tests.get(name)))
        .toList();
  }

  private static boolean isEqual(KeyTest test) {
    return test.condition() instanceof Comparison(Operator comparator, Operand _, Operand _)
        && comparator == Operator.EQUAL;
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
    if (!isEqual(test)) {
      throw new ValidationError("Query key condition not supported");
    }
    return test.values().getFirst();
  }

  private KeyTest test(KeyAttribute attribute) {
    KeyTest test = tests.get(attribute.name());
    if (test == null) {
      throw missed(attribute);
    }
    checkTypes(attribute, test);
    return test;
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
