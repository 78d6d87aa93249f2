package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.UpdateSyntax;
import io.benchtable.tables.expression.UpdateSyntax.Clause;
import io.benchtable.tables.expression.UpdateSyntax.Keyword;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done to attributes, by their names. */
public record AttributeUpdates(Map<String, AttributeUpdate> each) {

  public AttributeUpdates {
    each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
  }

  /** The update of a table whose key is not known yet; empty where nothing is done. */
  public Optional<Update> update() {
    if (each.isEmpty()) {
      return Optional.empty();
    }
    MadePlaceholders made = new MadePlaceholders();
    List<Clause> clauses = new ArrayList<>();
    each.forEach((attribute, update) -> clauses.add(update.clause(attribute, made)));
    List<Keyword> keywords = clauses.stream().map(Clause::keyword).distinct().toList();
    return Optional.of(
        made.expressions()
            .update(new UpdateSyntax(keywords, clauses))
            .withMismatch("Type mismatch for attribute to update"));
  }
}
