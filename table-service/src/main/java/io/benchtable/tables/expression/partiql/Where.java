package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Term.Attribute;
import io.benchtable.tables.expression.partiql.Term.Operation;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The conditions of a statement that all must hold. */
record Where(List<Term> parts, Literals literals) {

  static Where of(Optional<Term> term, Literals literals) {
    List<Term> parts = new ArrayList<>();
    term.ifPresent(all -> split(all, parts));
    return new Where(List.copyOf(parts), literals);
  }

  private static void split(Term term, List<Term> parts) {
    if (term instanceof Operation(Operator operator, List<Term> operands)
        && operator == Operator.AND) {
      operands.forEach(operand -> split(operand, parts));
    } else {
      parts.add(term);
    }
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Where without(List<Term> known) {
    return new Where(parts.stream().filter(part -> !known.contains(part)).toList(), literals);
  }

  /** The whole key and what else must hold of its item; empty where the key is not whole. */
  Optional<KeyedItem> keyedItem(KeySchema key) {
    TreeMap<String, AttributeValue> values = new TreeMap<>();
    List<Term> used = new ArrayList<>();
    for (KeyAttribute attribute : key.attributes()) {
      for (Term part : parts) {
        Optional<AttributeValue> value = equalTo(part, attribute.name());
        if (value.isPresent()) {
          values.put(attribute.name(), value.get());
          used.add(part);
          break;
        }
      }
    }
    return used.size() < key.attributes().size()
        ? Optional.empty()
        : Optional.of(new KeyedItem(new Item(values), without(used)));
  }

  /** The key of a write, which must be whole. */
  KeyedItem requiredKey(KeySchema key) {
    for (String name : key.names()) {
      if (parts.stream().filter(part -> equalTo(part, name).isPresent()).count() > 1) {
        throw new ValidationError(
            "Multiple conditions on same key %s. Only single item Update/Insert/Delete are supported"
                .formatted(name));
      }
    }
    return keyedItem(key)
        .orElseThrow(
            () ->
                new ValidationError(
                    "Where clause does not contain a mandatory equality on all key attributes"));
  }

  /**
   * An item by its key.
   *
   * @param rest what else must hold of it
   */
  record KeyedItem(Item key, Where rest) {}

  private Optional<AttributeValue> equalTo(Term part, String attribute) {
    return part instanceof Operation(Operator operator, List<Term> operands)
            && operator == Operator.EQUAL
        ? other(operands, attribute).flatMap(literals::value)
        : Optional.empty();
  }

  /** What an attribute is compared with, on whichever side it stands. */
  static Optional<Term> other(List<Term> operands, String attribute) {
    Term named = new Attribute(Path.of(attribute));
    if (operands.getFirst().equals(named)) {
      return Optional.of(operands.getLast());
    }
    return operands.getLast().equals(named) ? Optional.of(operands.getFirst()) : Optional.empty();
  }

  /** What must hold of an item that is read; empty where nothing must. */
  Optional<Condition> filter() {
    return all()
        .map(
            term -> {
              Lowering lowering = new Lowering(literals);
              var syntax = lowering.condition(term);
              return lowering.expressions().filter(syntax);
            });
  }

  /** What must hold of an item that is written; empty where nothing must. */
  Optional<Condition> condition() {
    return all()
        .map(
            term -> {
              Lowering lowering = new Lowering(literals);
              var syntax = lowering.condition(term);
              return lowering.expressions().condition(syntax);
            });
  }

  private Optional<Term> all() {
    return parts.stream()
        .reduce((left, right) -> new Operation(Operator.AND, List.of(left, right)));
  }
}
