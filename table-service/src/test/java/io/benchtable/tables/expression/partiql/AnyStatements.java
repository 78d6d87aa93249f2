package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Statement.Change;
import io.benchtable.tables.expression.partiql.Statement.Order;
import io.benchtable.tables.expression.partiql.Statement.Select;
import io.benchtable.tables.expression.partiql.Statement.Source;
import io.benchtable.tables.expression.partiql.Term.Absence;
import io.benchtable.tables.expression.partiql.Term.Attribute;
import io.benchtable.tables.expression.partiql.Term.Call;
import io.benchtable.tables.expression.partiql.Term.Constant;
import io.benchtable.tables.expression.partiql.Term.Entry;
import io.benchtable.tables.expression.partiql.Term.Is;
import io.benchtable.tables.expression.partiql.Term.ListOf;
import io.benchtable.tables.expression.partiql.Term.MapOf;
import io.benchtable.tables.expression.partiql.Term.Operation;
import io.benchtable.tables.expression.partiql.Term.SetOf;
import io.benchtable.tables.item.AnyValues;
import io.benchtable.tables.item.BooleanValue;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.StringValue;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Syntax trees of all kinds, without parameters, for properties. */
final class AnyStatements {

  private AnyStatements() {}

  static Arbitrary<Statement> statements() {
    Arbitrary<Returning> returning = Arbitraries.of(Returning.class);
    Arbitrary<Source> sources = Combinators.combine(names(), names().optional()).as(Source::new);
    Arbitrary<Select> selects =
        Combinators.combine(
                paths().list().ofMaxSize(3),
                sources,
                conditions(2).optional(),
                Combinators.combine(names(), Arbitraries.of(true, false))
                    .as(Order::new)
                    .list()
                    .ofMaxSize(2))
            .as(Select::new);
    return Arbitraries.oneOf(
        selects.map(select -> select),
        selects.map(Statement.Exists::new),
        Combinators.combine(sources, literals(2)).as(Statement.Insert::new),
        Combinators.combine(
                sources,
                changes().list().ofMinSize(1).ofMaxSize(3),
                conditions(2).optional(),
                returning.optional())
            .as(Statement.Update::new),
        Combinators.combine(sources, conditions(2).optional(), returning.optional())
            .as(Statement.Delete::new));
  }

  private static Arbitrary<Change> changes() {
    return Arbitraries.oneOf(
        paths().map(Change.Remove::new),
        Combinators.combine(paths(), values(2)).as(Change.Set::new));
  }

  private static Arbitrary<Term> conditions(int depth) {
    Arbitrary<Operator> comparators =
        Arbitraries.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL);
    Arbitrary<Term> values = values(1);
    Arbitrary<Term> simple =
        Arbitraries.oneOf(
            Combinators.combine(comparators, values.list().ofSize(2)).as(Operation::new),
            values.list().ofSize(3).map(three -> new Operation(Operator.BETWEEN, three)),
            values.list().ofMinSize(2).ofMaxSize(4).map(some -> new Operation(Operator.IN, some)),
            Combinators.combine(paths().map(Attribute::new), Arbitraries.of(Absence.class))
                .as(Is::new),
            values.list().ofSize(2).map(two -> new Call("begins_with", two)));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Term> inner = conditions(depth - 1);
    return Arbitraries.oneOf(
        simple,
        inner.map(one -> new Operation(Operator.NOT, List.of(one))),
        Combinators.combine(Arbitraries.of(Operator.AND, Operator.OR), inner.list().ofSize(2))
            .as(Operation::new));
  }

  private static Arbitrary<Term> values(int depth) {
    Arbitrary<Term> simple = Arbitraries.oneOf(paths().map(Attribute::new), literals(1));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Term> inner = values(depth - 1);
    return Arbitraries.oneOf(
        simple,
        inner.list().ofMaxSize(2).map(arguments -> new Call("list_append", arguments)),
        Combinators.combine(Arbitraries.of(Operator.PLUS, Operator.MINUS), inner.list().ofSize(2))
            .as(Operation::new));
  }

  private static Arbitrary<Term> literals(int depth) {
    Arbitrary<Term> simple =
        Arbitraries.oneOf(
            AnyValues.strings().map(text -> new Constant(new StringValue(text))),
            AnyValues.numbers().map(Constant::new),
            Arbitraries.of(true, false).map(truth -> new Constant(new BooleanValue(truth))),
            Arbitraries.just(new Constant(new NullValue())));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<List<Term>> inner = literals(depth - 1).list().ofMaxSize(3);
    return Arbitraries.oneOf(
        simple,
        inner.map(ListOf::new),
        inner.map(SetOf::new),
        Combinators.combine(AnyValues.strings(), literals(depth - 1))
            .as(Entry::new)
            .list()
            .ofMaxSize(3)
            .map(MapOf::new));
  }

  private static Arbitrary<Path> paths() {
    Arbitrary<Path.Step> steps =
        Arbitraries.oneOf(
            names().map(Path.Step.Name::new),
            Arbitraries.integers().between(0, 99).map(Path.Step.Index::new));
    return Combinators.combine(names(), steps.list().ofMaxSize(3)).as(Path::new);
  }

  /** Names that need quotation marks among them. */
  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of(Stream.of("a", "select", "with.dot", "it''s", "say \"so\"", "ünï").toList()),
        AnyValues.strings().filter(name -> !name.isEmpty()));
  }
}
