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

/** The policy of a table: which users may do what with it. Its revision is its entity tag. */
@RestController
@RequestMapping("/v1/tables/{table}/policy")
class PolicyController {

  private static final String POLICY = "a policy";

  private final Catalogue catalogue;
  private final Annotations annotations;

  PolicyController(Catalogue catalogue, Annotations annotations) {
    this.catalogue = catalogue;
    this.annotations = annotations;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The policy of a table, as it was put")
  @ApiResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(type = "object")))
  ResponseEntity<byte[]> get(@PathVariable String table) {
    Policy policy = annotations.policy(arn(table)).orElseThrow(() -> missing(table));
    return answer(HttpStatus.OK, policy);
  }

  @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
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
    String arn = arn(table);
    String text = PolicyRequests.read(Bodies.read(request));
    return annotations.together(
        table,
        () -> {
          Optional<Policy> before = annotations.policy(arn);
          Preconditions.check(POLICY, ifMatch, ifNone, before.map(PolicyController::tag));
          return answer(
              before.isPresent() ? HttpStatus.OK : HttpStatus.CREATED,
              annotations.putPolicy(table, arn, text));
        });
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes the policy of a table")
  void delete(
      @PathVariable String table,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    String arn = arn(table);
    annotations.together(
        table,
        () -> {
          Policy policy = annotations.policy(arn).orElseThrow(() -> missing(table));
          Preconditions.check(POLICY, ifMatch, null, Optional.of(tag(policy)));
          return annotations.removePolicy(arn);
        });
  }

  private String arn(String table) {
    return catalogue.known(table).arn();
  }

  private static RequestRefused missing(String table) {
    return new RequestRefused(
        ErrorCode.POLICY_NOT_FOUND,
        "Expected a policy of table %s, but there is none.".formatted(table));
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
