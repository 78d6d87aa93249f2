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
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many items as plain JSON: of a whole table, or through an index. */
@RestController
@RequestMapping(path = "/v1/tables/{table}", produces = MediaType.APPLICATION_JSON_VALUE)
class ItemListsController {

  private static final String ANSWER = "The items, and what to give as next for those behind them";

  private final Items items;
  private final ItemLists lists;

  ItemListsController(Items items) {
    this.items = items;
    this.lists = new ItemLists(items);
  }

  @GetMapping("/items")
  @Operation(
      summary = "All items of a table, partition by partition in no order",
      description =
          "It reads the whole table, page by page. Several can do so at once: each gives another"
              + " segment of so many segments.")
  @ApiResponse(
      responseCode = "200",
      description = ANSWER,
      content = @Content(schema = @Schema(type = "object")))
  byte[] listTable(@PathVariable String table, @ParameterObject AllRequest request) {
    return items.looking(
        table, definition -> lists.readAll(definition, null, request.part(), request.list()));
  }

  @GetMapping("/indexes/{index}/items")
  @Operation(summary = "All items of an index, partition by partition in no order")
  @ApiResponse(
      responseCode = "200",
      description = ANSWER,
      content = @Content(schema = @Schema(type = "object")))
  byte[] listIndex(
      @PathVariable String table, @PathVariable String index, @ParameterObject AllRequest request) {
    return items.looking(
        table,
        definition ->
            lists.readAll(definition, index(definition, index), request.part(), request.list()));
  }

  @GetMapping("/indexes/{index}/items/{partition}")
  @Operation(summary = "Items of a partition of an index, in the order of its sort key")
  @ApiResponse(
      responseCode = "200",
      description = ANSWER,
      content = @Content(schema = @Schema(type = "object")))
  byte[] list(
      @PathVariable String table,
      @PathVariable String index,
      @PathVariable String partition,
      @ParameterObject ListRequest request) {
    return items.looking(
        table, definition -> lists.read(definition, index(definition, index), partition, request));
  }

  private static Index index(TableDefinition definition, String index) {
    if (definition.index(index).isEmpty()) {
      throw new RequestRefused(
          ErrorCode.RESOURCE_NOT_FOUND,
          "Expected an index %s of table %s, but there is none."
              .formatted(index, definition.name()));
    }
    return definition.readable(index);
  }
}
