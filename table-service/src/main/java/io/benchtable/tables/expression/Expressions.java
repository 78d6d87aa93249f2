package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The expressions of one request, with the names and values that stand behind their placeholders.
 * All that is wrong is thrown as a {@link ValidationError}.
 */
public final class Expressions {

  private final Placeholders placeholders;

  private Expressions(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /**
   * @param names attributes by their placeholders, such as {@code #n}
   * @param values by their placeholders, such as {@code :v}
   */
  public static Expressions of(Map<String, String> names, Map<String, AttributeValue> values) {
    return new Expressions(new Placeholders(names, values));
  }

  /** Refuses what is no placeholder of a name. */
  public static void checkNames(Map<String, String> names) {
    Placeholders.checkNames(names);
  }

  public Condition condition(String text) {
    return condition(ExpressionKind.CONDITION, text);
  }

  /** A filter of a scan. */
  public Condition filter(String text) {
    return condition(ExpressionKind.FILTER, text);
  }

  /** A filter of a query, which says nothing about the key: that is for the key condition. */
  public Condition filter(String text, KeySchema schema) {
    Condition filter = filter(text);
    checkNoKey(filter, schema);
    return filter;
  }

  /** Refuses a filter of a query that says something about the key. */
  public static void checkNoKey(Condition filter, KeySchema schema) {
    checkNoKey("Filter Expression", filter, schema);
  }

  /**
   * The same of a filter that goes by another name.
   *
   * @param name what the service calls it
   */
  public static void checkNoKey(String name, Condition filter, KeySchema schema) {
    Optional<String> key = filter.attributes().stream().filter(schema::isKey).findFirst();
    if (key.isPresent()) {
      throw new ValidationError(
          name
              + " can only contain non-primary key attributes: Primary key attribute: "
              + key.get());
    }
  }

  private Condition condition(ExpressionKind kind, String text) {
    return ConditionCompiler.compile(kind, ConditionParser.parse(kind, text), placeholders);
  }

  /** The condition of a write, said in another language. */
  public Condition condition(Syntax syntax) {
    return ConditionCompiler.compile(ExpressionKind.CONDITION, syntax, placeholders);
  }

  /** The filter of a read, said in another language. */
  public Condition filter(Syntax syntax) {
    return ConditionCompiler.compile(ExpressionKind.FILTER, syntax, placeholders);
  }

  /** An update, which leaves the key of the table alone. */
  public Update update(String text, KeySchema schema) {
    return update(UpdateParser.parse(text), schema);
  }

  /** An update, said in another language, which leaves the key of the table alone. */
  public Update update(UpdateSyntax syntax, KeySchema schema) {
    Update update = UpdateCompiler.compile(syntax, placeholders);
    update.checkNoKey(schema);
    return update;
  }

  /** An update, said in another language, of a table whose key is not known yet. */
  public Update update(UpdateSyntax syntax) {
    return UpdateCompiler.compile(syntax, placeholders);
  }

  /** An update of a table whose key is not known yet. */
  public Update update(String text) {
    return UpdateCompiler.compile(UpdateParser.parse(text), placeholders);
  }

  public KeyCondition keyCondition(String text, KeySchema schema) {
    return keyTests(keyCondition(text)).of(schema);
  }

  /** A key condition as far as it is a condition. */
  public Condition keyCondition(String text) {
    return condition(ExpressionKind.KEY_CONDITION, text);
  }

  /** What a condition asks of keys, of a table whose key is not known yet. */
  public static KeyTests keyTests(Condition condition) {
    return KeyConditionCompiler.tests(condition);
  }

  /** A key condition, said in another language. */
  public KeyCondition keyCondition(Syntax syntax, KeySchema schema) {
    return keyTests(ConditionCompiler.compile(ExpressionKind.KEY_CONDITION, syntax, placeholders))
        .of(schema);
  }

  public Projection projection(String text) {
    return ProjectionCompiler.compile(ProjectionCompiler.parse(text), placeholders);
  }

  /** A projection, said in another language. */
  public Projection projection(List<Syntax.PathSyntax> paths) {
    return ProjectionCompiler.compile(paths, placeholders);
  }

  /** The attributes that all expressions so far speak of. */
  public Set<String> attributes() {
    return placeholders.attributes();
  }

  /** Refuses placeholders that none of the expressions used; to be called after all of them. */
  public void checkAllUsed() {
    placeholders.checkAllUsed();
  }
}
