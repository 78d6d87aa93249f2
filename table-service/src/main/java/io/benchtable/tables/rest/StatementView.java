package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.storage.statement.GivenStatement;
import io.benchtable.tables.storage.statement.Paging;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A statement of PartiQL.
 *
 * @param statement its text, with question marks for values
 * @param parameters the values of the question marks, in their order
 * @param limit how many items to read at most, before the filter; 1 to 1,000, else 100
 * @param next what the same statement was answered with
 */
@Schema(name = "Statement")
record StatementView(
    @Nullable String statement,
    @ArraySchema(schema = @Schema(implementation = Object.class))
        @JsonDeserialize(contentUsing = PlainValueReader.class)
        @Nullable List<AttributeValue> parameters,
    @Nullable Integer limit,
    @Nullable String next) {

  GivenStatement given() {
    return StatementTexts.given("statement", statement, parameters);
  }

  Paging paging(GivenStatement given, Command command) {
    if (!(command instanceof Command.Read)) {
      refuse("limit", limit);
      refuse("next", next);
    }
    return new Paging(given, Optional.ofNullable(next), Pages.most(limit), false);
  }

  private static void refuse(String name, @Nullable Object given) {
    if (given != null) {
      throw RequestRefused.invalid(
          "Expected %s with a SELECT only, but it is '%s' with a write.".formatted(name, given));
    }
  }
}
