package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.statement.GivenStatement;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Statements as requests have them, and what is wrong with them. */
final class StatementTexts {

  private StatementTexts() {}

  /**
   * @param name where it stands
   */
  static GivenStatement given(
      String name, @Nullable String text, @Nullable List<AttributeValue> parameters) {
    if (text != null) {
      TextLengths.checked(name, text, TextLengths.STATEMENT);
    }
    if (text == null || text.isBlank()) {
      throw RequestRefused.invalid(
          "Expected %s to be one of PartiQL, but it is %s."
              .formatted(name, text == null ? "absent" : "'" + text + "'"));
    }
    return new GivenStatement(text, parameters == null ? List.of() : parameters);
  }

  /** Says which statement it was that something is wrong with. */
  static <T> T about(String name, GivenStatement given, Supplier<T> work) {
    try {
      return work.get();
    } catch (ValidationError e) {
      throw RequestRefused.invalid(
          "Expected %s to be one of PartiQL that can be done, but it is '%s': %s"
              .formatted(name, given.text(), e.text()));
    }
  }
}
