package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.statement.GivenStatement;
import io.benchtable.tables.storage.statement.StatementAnswer;
import io.benchtable.tables.storage.statement.Statements;
import io.benchtable.tables.storage.statement.WrongToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statements of PartiQL, each by itself. */
@RestController
class StatementsController {

  private static final String NAME = "statement";

  private final Catalogue catalogue;
  private final Statements statements;
  private final Bodies bodies;

  StatementsController(Catalogue catalogue, Items items, Bodies bodies) {
    this.catalogue = catalogue;
    this.statements = new Statements(catalogue, items);
    this.bodies = bodies;
  }

  @PostMapping(path = "/v1/statements", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Does what a statement of PartiQL says: SELECT, INSERT, UPDATE or DELETE",
      description =
          "The answer is {\"items\": [...], \"next\": ...}: give next again with the same statement"
              + " for the items behind it, until it is null. Items of a write are what is behind"
              + " RETURNING. Parameters are never binary, so that items with a binary key are"
              + " addressed elsewhere.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = StatementView.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The items, and what to give as next for those behind them",
      content = @Content(schema = @Schema(type = "object")))
  byte[] run(HttpServletRequest request) throws IOException {
    StatementView wanted =
        BodyJson.read(bodies.read(request), StatementView.class, "{statement, parameters}");
    GivenStatement given = wanted.given();
    StatementAnswer answer = StatementTexts.about(NAME, given, () -> run(given, wanted));
    return body(answer, given).getBytes(StandardCharsets.UTF_8);
  }

  private StatementAnswer run(GivenStatement given, StatementView wanted) {
    Command command = given.command();
    if (command instanceof Command.Check) {
      throw RequestRefused.invalid(
          "Expected statement to be SELECT, INSERT, UPDATE or DELETE, but it is '%s': EXISTS is part of a transaction."
              .formatted(given.text()));
    }
    String table = catalogue.known(command.table()).name();
    try {
      return statements.run(table, command, wanted.paging(given, command));
    } catch (WrongToken _) {
      throw RequestRefused.invalid(
          "Expected next to be what this statement with these parameters was answered with, but it is '%s'."
              .formatted(wanted.next()));
    }
  }

  private static String body(StatementAnswer answer, GivenStatement given) {
    StringBuilder body = new StringBuilder(256).append("{\"items\":[");
    String separator = "";
    for (Item item : answer.items()) {
      PlainItemJson.write(item, body.append(separator));
      separator = ",";
    }
    body.append("],\"next\":");
    body.append(answer.next().map(next -> '"' + next.token(given) + '"').orElse("null"));
    return body.append('}').toString();
  }
}
