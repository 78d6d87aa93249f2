package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.partiql.Term.Constant;
import io.benchtable.tables.expression.partiql.Term.Entry;
import io.benchtable.tables.expression.partiql.Term.ListOf;
import io.benchtable.tables.expression.partiql.Term.MapOf;
import io.benchtable.tables.expression.partiql.Term.Parameter;
import io.benchtable.tables.expression.partiql.Term.SetOf;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinarySetValue;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.NumberSetValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringSetValue;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values that literals stand for.
 *
 * @param parameters the values of the question marks, in their order
 */
record Literals(List<AttributeValue> parameters) {

  private static final String INVALID = "One or more parameter values were invalid: ";

  /** Empty for a term that is no literal. */
  Optional<AttributeValue> value(Term term) {
    return switch (term) {
      case Constant(AttributeValue value) -> Optional.of(value);
      case Parameter(int position) -> Optional.of(parameters.get(position));
      case ListOf(List<Term> elements) -> Optional.of(new ListValue(values(elements)));
      case SetOf(List<Term> elements) -> Optional.of(set(values(elements)));
      case MapOf(List<Entry> entries) -> Optional.of(map(entries));
      case Term.Attribute _, Term.Call _, Term.Operation _, Term.Is _ -> Optional.empty();
    };
  }

  /** The value of a term that the grammar wants to be a literal. */
  AttributeValue required(Term literal) {
    return value(literal)
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a literal, but it is " + literal));
  }

  private List<AttributeValue> values(List<Term> elements) {
    return elements.stream().map(this::required).toList();
  }

  private MapValue map(List<Entry> entries) {
    TreeMap<String, AttributeValue> map = new TreeMap<>();
    for (Entry entry : entries) {
      if (map.put(entry.name(), required(entry.value())) != null) {
        throw Malformed.because("The map has two entries of the name '" + entry.name() + "'");
      }
    }
    return new MapValue(map);
  }

  private static AttributeValue set(List<AttributeValue> elements) {
    if (elements.isEmpty()) {
      throw new ValidationError(INVALID + "An AttributeValue may not contain an empty set.");
    }
    List<String> strings = new ArrayList<>();
    List<NumberValue> numbers = new ArrayList<>();
    List<BinaryValue> binaries = new ArrayList<>();
    for (AttributeValue element : elements) {
      switch (element) {
        case StringValue(String text) -> strings.add(text);
        case NumberValue number -> numbers.add(number);
        case BinaryValue binary -> binaries.add(binary);
        case AttributeValue other ->
            throw new ValidationError(
                INVALID
                    + "Expected strings, numbers or binaries in a set, but it has a "
                    + other.type());
      }
    }
    if (strings.size() == elements.size()) {
      return StringSetValue.of(strings);
    }
    if (numbers.size() == elements.size()) {
      return NumberSetValue.of(numbers);
    }
    if (binaries.size() == elements.size()) {
      return BinarySetValue.of(binaries);
    }
    throw new ValidationError(
        INVALID + "Expected elements of one type in a set, but it has others");
  }
}
