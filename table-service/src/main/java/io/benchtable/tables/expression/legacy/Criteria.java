package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.KeyTests;
import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Syntax;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of attributes, by their names.
 *
 * @param any whether it is enough that one of them holds
 */
public record Criteria(Map<String, Criterion> each, boolean any) {

  public Criteria {
    each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
  }

  /** What must hold of an item that is written; empty where nothing is asked. */
  public Optional<Condition> condition() {
    MadePlaceholders made = new MadePlaceholders();
    return syntax(made).map(syntax -> made.expressions().condition(syntax));
  }

  /** What must hold of an item that is read; empty where nothing is asked. */
  public Optional<Condition> filter() {
    MadePlaceholders made = new MadePlaceholders();
    return syntax(made).map(syntax -> made.expressions().filter(syntax));
  }

  private Optional<Syntax> syntax(MadePlaceholders made) {
    List<Syntax> all = new ArrayList<>();
    each.forEach((attribute, criterion) -> all.add(criterion.syntax(attribute, made)));
    return all.isEmpty() ? Optional.empty() : Optional.of(joined(all));
  }

  /** Halves it again and again, since there may be more than a stack is deep. */
  private Syntax joined(List<Syntax> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int middle = parts.size() / 2;
    return new Syntax.Operation(
        any ? Operator.OR : Operator.AND,
        List.of(joined(parts.subList(0, middle)), joined(parts.subList(middle, parts.size()))));
  }

  /** Refuses what cannot be about a key, whatever the key is. */
  public void checkNotEmpty() {
    if (each.isEmpty()) {
      throw new ValidationError("Conditions can be of length 1 or 2 only");
    }
  }

  /** The part of a table or index that is wanted, if this asks about its key. */
  public KeyCondition keyCondition(KeySchema schema) {
    List<KeyAttribute> key = schema.attributes();
    KeyTests.checkCount(each.size(), schema);
    for (KeyAttribute attribute : schema.isOfSeveral() ? key : key.subList(0, each.size())) {
      Criterion criterion = each.get(attribute.name());
      if (criterion == null && !schema.isOfSeveral()) {
        throw KeyTests.missed(attribute);
      }
      if (criterion != null && !criterion.operator().isIndexable()) {
        throw new ValidationError("Attempted conditional constraint is not an indexable operation");
      }
    }
    MadePlaceholders made = new MadePlaceholders();
    Syntax syntax =
        joined(
            each.entrySet().stream()
                .map(entry -> entry.getValue().syntax(entry.getKey(), made))
                .toList());
    return made.expressions().keyCondition(syntax, schema);
  }
}
