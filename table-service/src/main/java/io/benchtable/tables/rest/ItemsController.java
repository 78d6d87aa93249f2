package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ConditionFailed;
import io.benchtable.tables.storage.Items;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Single items as plain JSON. */
@RestController
@RequestMapping({
  "/v1/tables/{table}/items/{partition}",
  "/v1/tables/{table}/items/{partition}/{sort}"
})
class ItemsController {

  private static final String CONDITION =
      "What must hold of the item that is there, as behind WHERE in PartiQL";

  private final Catalogue catalogue;
  private final Items items;
  private final ItemLists lists;
  private final Bodies bodies;

  ItemsController(Catalogue catalogue, Items items, Bodies bodies) {
    this.catalogue = catalogue;
    this.items = items;
    this.lists = new ItemLists(items);
    this.bodies = bodies;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "One item; or, without a sort key where the table has one, items of a partition",
      description =
          "A list is {\"items\": [...], \"next\": ...}: give next again for the items behind it, until"
              + " it is null. With a filter a list may have few items, or none, and more behind it.")
  @ApiResponse(
      responseCode = "200",
      description = "The item or the list",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> get(
      @PathVariable String table,
      @PathVariable String partition,
      @PathVariable(required = false) @Nullable String sort,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      @ParameterObject ListRequest request) {
    TableDefinition definition = catalogue.require(table);
    if (sort == null && definition.sort() != null) {
      return ResponseEntity.ok(
          items.looking(table, now -> lists.read(now, null, partition, request)));
    }
    request.checkOneItem();
    Item item =
        items
            .get(table, key(table, partition, sort), false)
            .orElseThrow(() -> missing(table, partition, sort));
    return Preconditions.of(null, ifNone, null).isNotModified(item)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(EntityTag.of(item)).build()
        : answer(HttpStatus.OK, item, request.shown());
  }

  @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Writes a whole item; attributes of the key may be left out",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"))))
  @ApiResponse(
      responseCode = "200",
      description = "The item",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> put(
      @PathVariable String table,
      @PathVariable String partition,
      @PathVariable(required = false) @Nullable String sort,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      @Parameter(description = CONDITION) @RequestParam(name = "if", required = false)
          @Nullable String condition,
      HttpServletRequest request)
      throws IOException {
    Item key = key(table, partition, sort);
    Item item = PathKeys.withKey(PlainItemJson.parse(bodies.read(request)), key);
    Change change =
        items.put(table, item, Preconditions.of(ifMatch, ifNone, condition).precondition());
    return answer(
        change.before().isPresent() ? HttpStatus.OK : HttpStatus.CREATED,
        item,
        UnaryOperator.identity());
  }

  @PatchMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Changes an item by a JSON Merge Patch (RFC 7396), or by what update says",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = "application/merge-patch+json",
                      schema = @Schema(type = "object"))))
  @ApiResponse(
      responseCode = "200",
      description = "The item as it is now",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> patch(
      @PathVariable String table,
      @PathVariable String partition,
      @PathVariable(required = false) @Nullable String sort,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      @Parameter(description = CONDITION) @RequestParam(name = "if", required = false)
          @Nullable String condition,
      @Parameter(description = "Changes as behind UPDATE in PartiQL, in place of a body")
          @RequestParam(required = false)
          @Nullable String update,
      HttpServletRequest request)
      throws IOException {
    Item key = key(table, partition, sort);
    UnaryOperator<Item> changes = changes(table, key, update, bodies.read(request));
    Preconditions preconditions = Preconditions.of(ifMatch, ifNone, condition);
    Change change =
        existing(
            table,
            partition,
            sort,
            () ->
                items.update(
                    table,
                    key,
                    stored -> stored.isPresent() && preconditions.precondition().holds(stored),
                    stored -> stored.map(changes)));
    return answer(HttpStatus.OK, change.after().orElse(key), UnaryOperator.identity());
  }

  private UnaryOperator<Item> changes(
      String table, Item key, @Nullable String update, byte[] body) {
    if (update == null || update.isBlank()) {
      Item patch = PathKeys.withKey(PlainItemJson.parse(body), key);
      return item -> PlainItemJson.merge(item, patch);
    }
    if (body.length > 0) {
      throw RequestRefused.invalid(
          "Expected a body, or update in the address, but there are both: '" + update + "'.");
    }
    return ClauseTexts.update(update, catalogue.require(table).key())::apply;
  }

  @DeleteMapping
  @Operation(summary = "Removes an item")
  ResponseEntity<Void> delete(
      @PathVariable String table,
      @PathVariable String partition,
      @PathVariable(required = false) @Nullable String sort,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      @Parameter(description = CONDITION) @RequestParam(name = "if", required = false)
          @Nullable String condition) {
    Change change =
        items.delete(
            table,
            key(table, partition, sort),
            Preconditions.of(ifMatch, ifNone, condition).precondition());
    if (change.before().isEmpty()) {
      throw missing(table, partition, sort);
    }
    return ResponseEntity.noContent().build();
  }

  /** Tells an item that is not there from one that is not as it should be. */
  private static Change existing(
      String table, String partition, @Nullable String sort, Supplier<Change> write) {
    try {
      return write.get();
    } catch (ConditionFailed e) {
      throw e.stored().isPresent() ? e : missing(table, partition, sort);
    }
  }

  private Item key(String table, String partition, @Nullable String sort) {
    return PathKeys.key(catalogue.require(table).key(), partition, sort);
  }

  private static RequestRefused missing(String table, String partition, @Nullable String sort) {
    return new RequestRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Expected an item %s in table %s, but there is none."
            .formatted(sort == null ? partition : partition + "/" + sort, table));
  }

  private static ResponseEntity<byte[]> answer(
      HttpStatus status, Item item, UnaryOperator<Item> shown) {
    return ResponseEntity.status(status)
        .eTag(EntityTag.of(item))
        .contentType(MediaType.APPLICATION_JSON)
        .body(PlainItemJson.write(shown.apply(item)).getBytes(StandardCharsets.UTF_8));
  }
}
