package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.storage.transfer.Import;
import io.benchtable.tables.storage.transfer.ImportOrder;
import io.benchtable.tables.storage.transfer.Imports;
import io.benchtable.tables.storage.transfer.TransferId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tables of files. */
@RestController
class ImportsController {

  private static final String OF_TABLE = "/v1/tables/{table}/imports";

  private final Imports imports;
  private final Bodies bodies;

  ImportsController(Imports imports, Bodies bodies) {
    this.imports = imports;
    this.bodies = bodies;
  }

  @GetMapping("/v1/imports")
  @Operation(summary = "All imports of the last 90 days, the latest first")
  ImportsView list(@ParameterObject TransfersRequest request) {
    return list(Optional.empty(), request);
  }

  @GetMapping(OF_TABLE)
  @Operation(summary = "Imports into tables of a name, the latest first")
  ImportsView list(@PathVariable String table, @ParameterObject TransfersRequest request) {
    return list(Optional.of(table), request);
  }

  private ImportsView list(Optional<String> table, TransfersRequest request) {
    int most = request.most();
    return ImportsView.of(
        imports.list(table, request.after(TransferId.Kind.IMPORT), most + 1), most);
  }

  @GetMapping(OF_TABLE + "/{import}")
  @Operation(summary = "One import")
  ImportView get(@PathVariable String table, @PathVariable("import") String id) {
    return ImportView.of(imports.require(new TransferId(TransferId.Kind.IMPORT, table, id)));
  }

  @PostMapping(OF_TABLE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Makes a new table of files",
      description =
          "The status is IN_PROGRESS, and the table CREATING, until all files are read. Under an"
              + " Idempotency-Key it is done once within eight hours; a table that is there is refused"
              + " all the same.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewImportView.class))))
  ResponseEntity<ImportView> begin(
      @PathVariable String table,
      @Parameter(description = IdempotencyKeys.DESCRIPTION)
          @RequestHeader(name = IdempotencyKeys.HEADER, required = false)
          @Nullable String token,
      HttpServletRequest request)
      throws IOException {
    byte[] body = bodies.read(request);
    NewImportView wanted = BodyJson.read(body, NewImportView.class, "an import");
    TableRequest made = wanted.request(table);
    ImportOrder order = wanted.order(made, token == null ? null : IdempotencyKeys.checked(token));
    Import begun = imports.begin(order, made, IdempotencyKeys.fingerprint(table, body));
    return ResponseEntity.accepted()
        .location(URI.create("/v1/tables/%s/imports/%s".formatted(table, begun.id().id())))
        .body(ImportView.of(begun));
  }
}
