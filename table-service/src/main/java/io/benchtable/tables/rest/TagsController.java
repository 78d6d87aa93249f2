package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tags of a table: an object of names and values. */
@RestController
@RequestMapping("/v1/tables/{table}/tags")
class TagsController {

  private final Catalogue catalogue;
  private final Annotations annotations;
  private final Bodies bodies;

  TagsController(Catalogue catalogue, Annotations annotations, Bodies bodies) {
    this.catalogue = catalogue;
    this.annotations = annotations;
    this.bodies = bodies;
  }

  @GetMapping
  @Operation(summary = "All tags of a table")
  ResponseEntity<Map<String, String>> get(@PathVariable String table) {
    return answer(annotations.tags(catalogue.known(table).name()));
  }

  @PutMapping
  @Operation(
      summary = "Makes these all the tags of a table",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"))))
  ResponseEntity<Map<String, String>> put(
      @PathVariable String table,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      HttpServletRequest request)
      throws IOException {
    SortedMap<String, String> wanted = TagRequests.read(bodies.read(request));
    annotations.together(
        table,
        () -> {
          SortedMap<String, String> before = annotations.tags(table);
          Preconditions.check("tags", ifMatch, ifNone, Optional.of(tag(before)));
          annotations.putTags(table, wanted);
          return before;
        });
    return answer(wanted);
  }

  private static ResponseEntity<Map<String, String>> answer(SortedMap<String, String> tags) {
    return ResponseEntity.ok().eTag(tag(tags)).body(tags);
  }

  private static String tag(SortedMap<String, String> tags) {
    StringBuilder content = new StringBuilder();
    tags.forEach((name, value) -> content.append(name).append('\0').append(value).append('\0'));
    return EntityTag.of(content.toString());
  }
}
