package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.storage.recovery.Recovery;
import io.benchtable.tables.storage.transfer.Export;
import io.benchtable.tables.storage.transfer.ExportOrder;
import io.benchtable.tables.storage.transfer.Exports;
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

/** Tables as files. */
@RestController
class ExportsController {

  private static final String OF_TABLE = "/v1/tables/{table}/exports";

  private final Exports exports;
  private final Recovery recovery;
  private final Bodies bodies;

  ExportsController(Exports exports, Recovery recovery, Bodies bodies) {
    this.exports = exports;
    this.recovery = recovery;
    this.bodies = bodies;
  }

  @GetMapping("/v1/exports")
  @Operation(summary = "All exports of the last 90 days, the latest first")
  ExportsView list(@ParameterObject TransfersRequest request) {
    return list(Optional.empty(), request);
  }

  @GetMapping(OF_TABLE)
  @Operation(summary = "Exports of a table, the latest first")
  ExportsView list(@PathVariable String table, @ParameterObject TransfersRequest request) {
    return list(Optional.of(table), request);
  }

  private ExportsView list(Optional<String> table, TransfersRequest request) {
    int most = request.most();
    return ExportsView.of(
        exports.list(table, request.after(TransferId.Kind.EXPORT), most + 1), most);
  }

  @GetMapping(OF_TABLE + "/{export}")
  @Operation(summary = "One export")
  ExportView get(@PathVariable String table, @PathVariable String export) {
    return ExportView.of(exports.require(new TransferId(TransferId.Kind.EXPORT, table, export)));
  }

  @PostMapping(OF_TABLE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Writes a table, or what changed in it, to files",
      description =
          "Recovery of the table must be on. The status is IN_PROGRESS until the files are there."
              + " Under an Idempotency-Key it is done once within eight hours.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewExportView.class))))
  ResponseEntity<ExportView> begin(
      @PathVariable String table,
      @Parameter(description = IdempotencyKeys.DESCRIPTION)
          @RequestHeader(name = IdempotencyKeys.HEADER, required = false)
          @Nullable String token,
      HttpServletRequest request)
      throws IOException {
    byte[] body = bodies.read(request);
    NewExportView wanted = BodyJson.read(body, NewExportView.class, "an export");
    ExportOrder order = wanted.order(table, token == null ? null : IdempotencyKeys.checked(token));
    Export export =
        exports.begin(
            order,
            table,
            IdempotencyKeys.fingerprint(table, body),
            () -> wanted.check(moments(table)));
    return ResponseEntity.accepted()
        .location(URI.create("/v1/tables/%s/exports/%s".formatted(table, export.id().id())))
        .body(ExportView.of(export));
  }

  private RecoverableMoments moments(String table) {
    return new RecoverableMoments(ErrorCode.INVALID_EXPORT_TIME, recovery.describe(table).times());
  }
}
