package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Statement.Order;
import io.benchtable.tables.expression.partiql.Term.Attribute;
import io.benchtable.tables.expression.partiql.Term.Call;
import io.benchtable.tables.expression.partiql.Term.Constant;
import io.benchtable.tables.expression.partiql.Term.Operation;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds in the conditions of a SELECT which part of a table or index is to be read. */
record ReadPlanner(KeySchema key, Where where, List<Order> order) {

  private static final int MOST_READS = 50;
  private static final Comparator<KeyCondition> BY_PARTITION =
      (one, other) -> Arrays.compareUnsigned(one.partitionBytes(), other.partitionBytes());

  ReadPlan plan() {
    if (!order.isEmpty() && where.isEmpty()) {
      throw new ValidationError(
          "Must have WHERE clause in the statement when using ORDER BY clause.");
    }
    checkOrderIsOfKey();
    return where.keyedItem(key).map(this::oneKey).orElseGet(this::partitions);
  }

  private ReadPlan oneKey(Where.KeyedItem item) {
    KeyCondition condition =
        keyCondition(
            value(item, key.partition()),
            Optional.ofNullable(key.sort()).map(sort -> equal(sort, value(item, sort))));
    return new ReadPlan(
        Optional.of(item.key()),
        List.of(condition),
        Optional.ofNullable(key.sort()).filter(sort -> isDescending(sort.name())).isPresent(),
        item.rest().filter());
  }

  private static AttributeValue value(Where.KeyedItem item, KeyAttribute attribute) {
    return Objects.requireNonNull(item.key().get(attribute.name()));
  }

  private ReadPlan partitions() {
    Optional<Term> named = first(key.partition(), this::namesPartitions);
    if (named.isEmpty()) {
      if (!order.isEmpty()) {
        throw new ValidationError(
            "Must have at least one non-optional hash key condition in WHERE clause when using"
                + " ORDER BY clause.");
      }
      return new ReadPlan(Optional.empty(), List.of(), false, where.filter());
    }
    Optional<KeyAttribute> sort = Optional.ofNullable(key.sort());
    Optional<Term> range = sort.flatMap(attribute -> first(attribute, this::isRange));
    List<Term> used = new ArrayList<>();
    used.add(named.get());
    range.ifPresent(used::add);
    List<KeyCondition> partitions = new ArrayList<>();
    for (AttributeValue value : partitionValues(named.get())) {
      partitions.add(keyCondition(value, range));
    }
    sortPartitions(partitions);
    return new ReadPlan(
        Optional.empty(),
        partitions,
        sort.filter(attribute -> isDescending(attribute.name())).isPresent(),
        where.without(used).filter());
  }

  private Optional<Term> first(KeyAttribute attribute, KeyTest test) {
    return where.parts().stream().filter(part -> test.fits(part, attribute.name())).findFirst();
  }

  private interface KeyTest {
    boolean fits(Term term, String attribute);
  }

  private boolean namesPartitions(Term term, String attribute) {
    if (!(term instanceof Operation(Operator operator, List<Term> operands))) {
      return false;
    }
    if (operator == Operator.IN) {
      return operands.getFirst().equals(new Attribute(Path.of(attribute)))
          && operands.stream().skip(1).allMatch(this::isLiteral);
    }
    return operator == Operator.EQUAL
        && Where.other(operands, attribute).filter(this::isLiteral).isPresent();
  }

  private boolean isRange(Term term, String attribute) {
    return switch (term) {
      case Operation(Operator operator, List<Term> operands) ->
          switch (operator) {
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                Where.other(operands, attribute).filter(this::isLiteral).isPresent();
            case BETWEEN -> isOfKey(operands, attribute);
            case NOT_EQUAL, IN, AND, OR, NOT, PLUS, MINUS -> false;
          };
      case Call(String function, List<Term> arguments) ->
          function.equals("begins_with") && arguments.size() == 2 && isOfKey(arguments, attribute);
      case Term _ -> false;
    };
  }

  private boolean isOfKey(List<Term> operands, String attribute) {
    return operands.getFirst().equals(new Attribute(Path.of(attribute)))
        && operands.stream().skip(1).allMatch(this::isLiteral);
  }

  private boolean isLiteral(Term term) {
    return where.literals().value(term).isPresent();
  }

  /** The values of the partition key, each once. */
  private List<AttributeValue> partitionValues(Term term) {
    if (!(term instanceof Operation(Operator operator, List<Term> operands))) {
      throw new IllegalArgumentException("Expected values of a partition key in " + term);
    }
    List<Term> values =
        operator == Operator.IN
            ? operands.subList(1, operands.size())
            : Where.other(operands, key.partition().name()).stream().toList();
    List<AttributeValue> distinct =
        values.stream().map(where.literals()::required).distinct().toList();
    if (distinct.size() > MOST_READS) {
      throw new ValidationError("Too many decomposed read operations for a given query.");
    }
    return distinct;
  }

  private KeyCondition keyCondition(AttributeValue partition, Optional<Term> range) {
    Term equal = equal(key.partition(), partition);
    Lowering lowering = new Lowering(where.literals());
    var syntax =
        lowering.condition(
            range
                .<Term>map(sort -> new Operation(Operator.AND, List.of(equal, sort)))
                .orElse(equal));
    return lowering.expressions().keyCondition(syntax, key);
  }

  private static Term equal(KeyAttribute attribute, AttributeValue value) {
    return new Operation(
        Operator.EQUAL, List.of(new Attribute(Path.of(attribute.name())), new Constant(value)));
  }

  private void checkOrderIsOfKey() {
    for (Order one : order) {
      if (!key.isKey(one.attribute())) {
        throw new ValidationError(
            "Variable reference "
                + one.attribute()
                + " in ORDER BY clause must be part of the primary key");
      }
    }
  }

  private void sortPartitions(List<KeyCondition> partitions) {
    String name = key.partition().name();
    boolean ordered = order.stream().anyMatch(one -> one.attribute().equals(name));
    if (ordered) {
      partitions.sort(isDescending(name) ? BY_PARTITION.reversed() : BY_PARTITION);
    } else if (partitions.size() > 1 && !order.isEmpty()) {
      throw new ValidationError(
          "Must have hash key in ORDER BY clause when more than one hash key condition specified"
              + " in WHERE clause.");
    }
  }

  /** The first word about an attribute counts. */
  private boolean isDescending(String attribute) {
    return order.stream()
        .filter(one -> one.attribute().equals(attribute))
        .findFirst()
        .map(Order::descending)
        .orElse(false);
  }
}
