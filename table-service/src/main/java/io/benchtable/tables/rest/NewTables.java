package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers with tables that are being made, and where they can be looked at. */
record NewTables(Catalogue catalogue) {

  ResponseEntity<TableView> begun(TableDefinition table) {
    return ResponseEntity.accepted()
        .location(URI.create("/v1/tables/" + table.name()))
        .body(TableView.of(table, TableSize.NONE, catalogue.moment().now()));
  }
}
