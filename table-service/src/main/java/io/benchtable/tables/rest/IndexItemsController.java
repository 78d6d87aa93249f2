package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.Items;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Items through an index, as plain JSON. */
@RestController
class IndexItemsController {

  private final Items items;
  private final ItemLists lists;

  IndexItemsController(Items items) {
    this.items = items;
    this.lists = new ItemLists(items);
  }

  @GetMapping(
      path = "/v1/tables/{table}/indexes/{index}/items/{partition}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Items of a partition of an index, in the order of its sort key")
  @ApiResponse(
      responseCode = "200",
      description = "The items, and what to give as next for those behind them",
      content = @Content(schema = @Schema(type = "object")))
  byte[] list(
      @PathVariable String table,
      @PathVariable String index,
      @PathVariable String partition,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(required = false) @Nullable String beginsWith) {
    ListRequest request = new ListRequest(limit, order, next, beginsWith);
    return items.looking(table, definition -> read(definition, index, partition, request));
  }

  private byte[] read(
      TableDefinition definition, String index, String partition, ListRequest request) {
    if (definition.index(index).isEmpty()) {
      throw new RequestRefused(
          ErrorCode.RESOURCE_NOT_FOUND,
          "Expected an index %s of table %s, but there is none."
              .formatted(index, definition.name()));
    }
    Index found = definition.readable(index);
    return lists.read(definition, found, partition, request);
  }
}
