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
import java.util.stream.Stream;

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
    if (key.isOfSeveral()) {
      checkOrderFollowsKey();
    }
    return where.keyedItem(key).map(this::oneKey).orElseGet(this::partitions);
  }

  private ReadPlan oneKey(Where.KeyedItem item) {
    List<Term> equal =
        key.attributes().stream()
            .map(
                attribute ->
                    equal(attribute, Objects.requireNonNull(item.key().get(attribute.name()))))
            .toList();
    return new ReadPlan(
        Optional.of(item.key()),
        List.of(keyCondition(equal)),
        isDescending(),
        item.rest().filter());
  }

  private ReadPlan partitions() {
    List<Term> named =
        key.partition().stream()
            .flatMap(attribute -> first(attribute, this::namesPartitions).stream())
            .toList();
    if (named.size() < key.partition().size()) {
      if (!order.isEmpty()) {
        throw new ValidationError(
            "Must have at least one non-optional hash key condition in WHERE clause when using"
                + " ORDER BY clause.");
      }
      return new ReadPlan(Optional.empty(), List.of(), false, where.filter());
    }
    List<Term> range = range();
    List<Term> used = new ArrayList<>(named);
    used.addAll(range);
    List<KeyCondition> partitions = new ArrayList<>();
    for (List<Term> partition : namedPartitions(named)) {
      List<Term> all = new ArrayList<>(partition);
      all.addAll(range);
      partitions.add(keyCondition(all));
    }
    sortPartitions(partitions);
    return new ReadPlan(Optional.empty(), partitions, isDescending(), where.without(used).filter());
  }

  /** What is asked of the attributes of the sort key, up to the first that may have many values. */
  private List<Term> range() {
    List<Term> range = new ArrayList<>();
    for (KeyAttribute attribute : key.sort()) {
      Optional<Term> found = first(attribute, this::isRange);
      found.ifPresent(range::add);
      if (found.isEmpty() || !isEqual(found.get())) {
        break;
      }
    }
    return range;
  }

  private static boolean isEqual(Term term) {
    return term instanceof Operation(Operator operator, List<Term> _) && operator == Operator.EQUAL;
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

  /** The order of an index is that of all its sort attributes, one after the other. */
  private void checkOrderFollowsKey() {
    List<String> asked = order.stream().map(Order::attribute).toList();
    List<String> sort = key.sort().stream().map(KeyAttribute::name).toList();
    boolean alike = order.stream().map(Order::descending).distinct().count() <= 1;
    if (!alike || asked.size() > sort.size() || !asked.equals(sort.subList(0, asked.size()))) {
      throw new ValidationError(
          "Expected ORDER BY to name sort attributes of the index, which are %s, from the first one on and in one direction, but it names %s."
              .formatted(sort, asked));
    }
  }

  /** What makes each of the partitions, each once. */
  private List<List<Term>> namedPartitions(List<Term> named) {
    List<List<Term>> partitions = List.of(List.of());
    for (int i = 0; i < named.size(); i++) {
      KeyAttribute attribute = key.partition().get(i);
      List<AttributeValue> values = partitionValues(attribute, named.get(i));
      partitions =
          partitions.stream()
              .flatMap(begun -> values.stream().map(value -> with(begun, equal(attribute, value))))
              .toList();
      if (partitions.size() > MOST_READS) {
        throw new ValidationError("Too many decomposed read operations for a given query.");
      }
    }
    return partitions;
  }

  private static List<Term> with(List<Term> terms, Term another) {
    return Stream.concat(terms.stream(), Stream.of(another)).toList();
  }

  /** The values of an attribute of the partition key, each once. */
  private List<AttributeValue> partitionValues(KeyAttribute attribute, Term term) {
    if (!(term instanceof Operation(Operator operator, List<Term> operands))) {
      throw new IllegalArgumentException("Expected values of a partition key in " + term);
    }
    List<Term> values =
        operator == Operator.IN
            ? operands.subList(1, operands.size())
            : Where.other(operands, attribute.name()).stream().toList();
    return values.stream().map(where.literals()::required).distinct().toList();
  }

  private KeyCondition keyCondition(List<Term> terms) {
    Lowering lowering = new Lowering(where.literals());
    Term all =
        terms.stream()
            .reduce((one, other) -> new Operation(Operator.AND, List.of(one, other)))
            .orElseThrow();
    var syntax = lowering.condition(all);
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
    Optional<Order> ordered = firstOrder(key.partition());
    if (ordered.isPresent()) {
      partitions.sort(ordered.get().descending() ? BY_PARTITION.reversed() : BY_PARTITION);
    } else if (partitions.size() > 1 && !order.isEmpty()) {
      throw new ValidationError(
          "Must have hash key in ORDER BY clause when more than one hash key condition specified"
              + " in WHERE clause.");
    }
  }

  private boolean isDescending() {
    return firstOrder(key.sort()).map(Order::descending).orElse(false);
  }

  /** The first word about attributes of the key counts. */
  private Optional<Order> firstOrder(List<KeyAttribute> attributes) {
    return order.stream()
        .filter(one -> attributes.stream().anyMatch(known -> known.name().equals(one.attribute())))
        .findFirst();
  }
}
