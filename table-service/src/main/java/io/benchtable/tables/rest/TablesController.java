package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StreamSwitch;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.storage.expiry.TimeToLiveSwitch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tables: listed, described, made and dropped. */
@RestController
@RequestMapping("/v1/tables")
class TablesController {

  private static final int PAGE = 100;

  private final Catalogue catalogue;
  private final TimeToLiveSwitch timeToLive;
  private final Bodies bodies;

  TablesController(Catalogue catalogue, TimeToLiveSwitch timeToLive, Bodies bodies) {
    this.catalogue = catalogue;
    this.timeToLive = timeToLive;
    this.bodies = bodies;
  }

  @GetMapping
  @Operation(summary = "Tables in the order of their names, a hundred at once")
  TablesView list(@RequestParam(required = false) @Nullable String next) {
    List<String> names = catalogue.names(next, PAGE + 1);
    return new TablesView(
        Pages.shown(names, PAGE, catalogue::find).stream()
            .flatMap(Optional::stream)
            .map(this::view)
            .toList(),
        Pages.next(names, PAGE, name -> name));
  }

  @GetMapping("/{table}")
  @Operation(summary = "One table")
  TableView get(@PathVariable String table) {
    return view(catalogue.known(table));
  }

  @PutMapping("/{table}")
  @Operation(
      summary = "Makes a table, or makes one that is there what it is to be, but for its key",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TableView.class))))
  ResponseEntity<TableView> put(@PathVariable String table, HttpServletRequest asked)
      throws IOException {
    TableView wanted = BodyJson.read(bodies.read(asked), TableView.class, "a table");
    TableRequest request = TableRequests.checked(wanted.request(table));
    Optional<TableDefinition> before = catalogue.find(table);
    if (before.isEmpty()) {
      catalogue.create(request);
      return ResponseEntity.status(HttpStatus.CREATED).body(view(expiring(table, wanted)));
    }
    changed(before.get(), request);
    return ResponseEntity.ok(view(expiring(table, wanted)));
  }

  private TableDefinition expiring(String table, TableView wanted) {
    TimeToLiveView asked = wanted.timeToLive();
    return timeToLive.make(table, asked == null ? null : asked.attribute());
  }

  private void changed(TableDefinition before, TableRequest request) {
    boolean streamed = before.streamView() == request.streamView();
    if (streamed && TableChanges.of(before, request).isEmpty()) {
      return;
    }
    catalogue.change(
        before.name(),
        Optional.of(new StreamSwitch(request.streamView(), true)),
        now ->
            TableChanges.of(now, request)
                .map(changes -> changes.apply(now, catalogue.moment()))
                .orElse(now));
  }

  @DeleteMapping("/{table}")
  @Operation(summary = "Drops a table and all its items")
  ResponseEntity<Void> delete(@PathVariable String table) {
    catalogue.delete(table);
    return ResponseEntity.noContent().build();
  }

  private TableView view(TableDefinition table) {
    TableSize size = catalogue.size(table);
    return TableView.of(table, size, catalogue.moment().now());
  }
}
