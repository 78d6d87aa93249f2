package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.partiql.Clauses;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.function.Function;

/** Conditions, choices and changes as requests have them: as in PartiQL, with literals. */
final class ClauseTexts {

  private static final String CONDITION =
      "a condition such as state = 'OPEN' AND size(samples) > 3";

  private ClauseTexts() {}

  static Condition filter(String text) {
    return read("filter", CONDITION, text, Clauses::filter);
  }

  static Condition condition(String text) {
    return read("if", CONDITION, text, Clauses::condition);
  }

  static Projection attributes(String text) {
    return read("attributes", "names such as state, samples[0].reads", text, Clauses::projection);
  }

  static Update update(String text, KeySchema key) {
    return read(
        "update",
        "changes such as SET runs = runs + 1 REMOVE note",
        text,
        given -> Clauses.update(given, key));
  }

  private static <T> T read(
      String name, String expected, String text, Function<String, T> grammar) {
    try {
      return grammar.apply(TextLengths.checked(name, text, TextLengths.CLAUSE));
    } catch (ValidationError e) {
      throw RequestRefused.invalid(
          "Expected %s to be %s, but it is '%s': %s".formatted(name, expected, text, e.text()));
    }
  }
}
