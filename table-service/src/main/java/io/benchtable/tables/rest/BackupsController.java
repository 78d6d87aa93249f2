package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.BackupId;
import io.benchtable.tables.storage.backup.Backups;
import io.benchtable.tables.storage.backup.Restores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Backups of tables, and tables that are made of them. */
@RestController
class BackupsController {

  private static final String OF_TABLE = "/v1/tables/{table}/backups";

  private final Backups backups;
  private final Restores restores;
  private final NewTables tables;
  private final Bodies bodies;

  BackupsController(Catalogue catalogue, Backups backups, Restores restores, Bodies bodies) {
    this.backups = backups;
    this.restores = restores;
    this.tables = new NewTables(catalogue);
    this.bodies = bodies;
  }

  @GetMapping("/v1/backups")
  @Operation(summary = "All backups, the oldest first, those of tables that are gone as well")
  BackupsView list(@ParameterObject BackupsRequest request) {
    return list(Optional.empty(), request);
  }

  @GetMapping(OF_TABLE)
  @Operation(summary = "Backups of a table, the oldest first; it may be gone")
  BackupsView list(@PathVariable String table, @ParameterObject BackupsRequest request) {
    return list(Optional.of(table), request);
  }

  private BackupsView list(Optional<String> table, BackupsRequest request) {
    return BackupsView.of(backups.list(request.filter(table)), request.most());
  }

  @PostMapping(OF_TABLE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Makes a backup of a table as it is at one moment",
      description =
          "Its status is CREATING until all items are copied; the table goes on meanwhile.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewBackupView.class))))
  ResponseEntity<BackupView> create(@PathVariable String table, HttpServletRequest request)
      throws IOException {
    NewBackupView wanted = BodyJson.read(bodies.read(request), NewBackupView.class, "a backup");
    Backup backup = backups.create(table, wanted.checkedName());
    return ResponseEntity.accepted()
        .location(URI.create("/v1/tables/%s/backups/%s".formatted(table, backup.id().id())))
        .body(BackupView.whole(backup));
  }

  @GetMapping(OF_TABLE + "/{backup}")
  @Operation(summary = "One backup, with the settings that the table had")
  BackupView get(@PathVariable String table, @PathVariable String backup) {
    return BackupView.whole(backups.require(new BackupId(table, backup)));
  }

  @DeleteMapping(OF_TABLE + "/{backup}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Drops a backup; those of deleted tables go by themselves")
  void delete(@PathVariable String table, @PathVariable String backup) {
    backups.delete(new BackupId(table, backup));
  }

  @PostMapping(OF_TABLE + "/{backup}/restore")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Makes a new table of a backup",
      description =
          "It is as the table was, without stream, time to live, tags and protection, which can be"
              + " put afterwards. Its status is CREATING until all items are there.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = RestoreView.class))))
  ResponseEntity<TableView> restore(
      @PathVariable String table, @PathVariable String backup, HttpServletRequest request)
      throws IOException {
    RestoreView wanted = BodyJson.read(bodies.read(request), RestoreView.class, "a table");
    Backup source = backups.require(new BackupId(table, backup));
    return tables.begun(restores.begin(source, wanted.request(source.source())));
  }
}
