package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.backup.SourceTable;
import io.benchtable.tables.storage.recovery.Recovery;
import io.benchtable.tables.storage.recovery.TimeRestores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Point-in-time recovery of tables, and tables that are made of what others held. */
@RestController
@RequestMapping("/v1/tables/{table}/recovery")
class RecoveryController {

  private final Recovery recovery;
  private final TimeRestores restores;
  private final NewTables tables;
  private final Bodies bodies;

  RecoveryController(Catalogue catalogue, Recovery recovery, TimeRestores restores, Bodies bodies) {
    this.recovery = recovery;
    this.restores = restores;
    this.tables = new NewTables(catalogue);
    this.bodies = bodies;
  }

  @GetMapping
  @Operation(summary = "Whether a table can be restored to times, and to which")
  RecoveryView get(@PathVariable String table) {
    return RecoveryView.of(recovery.describe(table));
  }

  @PutMapping
  @Operation(
      summary = "Switches recovery of a table on or off, or changes how far back it goes",
      description = "What was archived goes when it is switched off.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = RecoveryView.class))))
  RecoveryView put(@PathVariable String table, HttpServletRequest request) throws IOException {
    RecoveryView wanted =
        BodyJson.read(bodies.read(request), RecoveryView.class, "{enabled, days}").checked();
    return RecoveryView.of(
        wanted.isWanted() ? recovery.enable(table, wanted.wantedDays()) : recovery.disable(table));
  }

  @PostMapping("/restore")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Makes a new table of what a table held at a moment",
      description =
          "It is as the table is, without stream, time to live, tags and protection, which can be"
              + " put afterwards. Its status is CREATING until all items are there.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = MomentView.class))))
  ResponseEntity<TableView> restore(@PathVariable String table, HttpServletRequest request)
      throws IOException {
    MomentView wanted = BodyJson.read(bodies.read(request), MomentView.class, "{table, at}");
    new RecoverableMoments(ErrorCode.INVALID_RESTORE_TIME, recovery.describe(table).times())
        .check("at", wanted.at());
    TableDefinition source = restores.source(table, wanted.moment());
    return tables.begun(
        restores.begin(source, wanted.moment(), wanted.request(SourceTable.of(source))));
  }
}
