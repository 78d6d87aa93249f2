package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.Policy;
import io.benchtable.tables.catalogue.RequestRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The policies of a table and of its stream: which users may do what with them. Their revisions are
 * their entity tags.
 */
@RestController
@RequestMapping("/v1/tables/{table}")
class PolicyController {

  private static final String OF_TABLE = "/policy";
  private static final String OF_STREAM = "/stream/policy";

  private final Catalogue catalogue;
  private final Annotations annotations;
  private final Bodies bodies;

  PolicyController(Catalogue catalogue, Annotations annotations, Bodies bodies) {
    this.catalogue = catalogue;
    this.annotations = annotations;
    this.bodies = bodies;
  }

  /**
   * What a policy is of.
   *
   * @param name in words
   */
  private record Resource(String table, String arn, String name) {

    RequestRefused withoutPolicy() {
      return new RequestRefused(
          ErrorCode.POLICY_NOT_FOUND,
          "Expected a policy of %s, but there is none.".formatted(name));
    }
  }

  private Resource table(String table) {
    return new Resource(table, catalogue.known(table).arn(), "table " + table);
  }

  private Resource stream(String table) {
    return catalogue
        .known(table)
        .streamArn()
        .map(arn -> new Resource(table, arn, "the stream of table " + table))
        .orElseThrow(
            () ->
                new RequestRefused(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Expected a stream of table %s, but there is none.".formatted(table)));
  }

  @GetMapping(path = OF_TABLE, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The policy of a table, as it was put")
  @ApiResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> get(@PathVariable String table) {
    return get(table(table));
  }

  @GetMapping(path = OF_STREAM, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The policy of a table's stream, as it was put")
  @ApiResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> getOfStream(@PathVariable String table) {
    return get(stream(table));
  }

  @PutMapping(path = OF_TABLE, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Gives a table a policy in IAM's JSON, which holds from then on",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"))))
  @ApiResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> put(
      @PathVariable String table,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      HttpServletRequest request)
      throws IOException {
    return put(table(table), ifMatch, ifNone, PolicyRequests.read(bodies.read(request)));
  }

  @PutMapping(path = OF_STREAM, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Gives a table's stream a policy in IAM's JSON, which holds from then on",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"))))
  @ApiResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> putOfStream(
      @PathVariable String table,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
      HttpServletRequest request)
      throws IOException {
    return put(stream(table), ifMatch, ifNone, PolicyRequests.read(bodies.read(request)));
  }

  @DeleteMapping(OF_TABLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes the policy of a table")
  void delete(
      @PathVariable String table,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    delete(table(table), ifMatch);
  }

  @DeleteMapping(OF_STREAM)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes the policy of a table's stream")
  void deleteOfStream(
      @PathVariable String table,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    delete(stream(table), ifMatch);
  }

  private ResponseEntity<byte[]> get(Resource resource) {
    return answer(
        HttpStatus.OK, annotations.policy(resource.arn()).orElseThrow(resource::withoutPolicy));
  }

  private ResponseEntity<byte[]> put(
      Resource resource, @Nullable String ifMatch, @Nullable String ifNone, String text) {
    return annotations.together(
        resource.table(),
        () -> {
          Optional<Policy> before = annotations.policy(resource.arn());
          Preconditions.check("a policy", ifMatch, ifNone, before.map(PolicyController::tag));
          return answer(
              before.isPresent() ? HttpStatus.OK : HttpStatus.CREATED,
              annotations.putPolicy(resource.table(), resource.arn(), text));
        });
  }

  private void delete(Resource resource, @Nullable String ifMatch) {
    annotations.together(
        resource.table(),
        () -> {
          Policy policy = annotations.policy(resource.arn()).orElseThrow(resource::withoutPolicy);
          Preconditions.check("a policy", ifMatch, null, Optional.of(tag(policy)));
          return annotations.removePolicy(resource.arn());
        });
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, Policy policy) {
    return ResponseEntity.status(status)
        .eTag(tag(policy))
        .contentType(MediaType.APPLICATION_JSON)
        .body(policy.text().getBytes(StandardCharsets.UTF_8));
  }

  private static String tag(Policy policy) {
    return '"' + policy.revisionId() + '"';
  }
}
