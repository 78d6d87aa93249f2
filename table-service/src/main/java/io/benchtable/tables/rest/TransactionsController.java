package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.rest.TransactionView.Read;
import io.benchtable.tables.rest.TransactionView.Statement;
import io.benchtable.tables.rest.TransactionView.Write;
import io.benchtable.tables.storage.RequestToken;
import io.benchtable.tables.storage.Transactions;
import io.benchtable.tables.storage.statement.TransactionPart;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Several items of any tables at once. */
@RestController
class TransactionsController {

  private final Catalogue catalogue;
  private final Transactions transactions;
  private final TransactionRequests requests;
  private final Bodies bodies;

  TransactionsController(Catalogue catalogue, Transactions transactions, Bodies bodies) {
    this.catalogue = catalogue;
    this.transactions = transactions;
    this.requests = new TransactionRequests(catalogue);
    this.bodies = bodies;
  }

  @PostMapping(path = "/v1/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Reads up to a hundred items as they are at one moment, or writes all or none",
      description =
          "Writes that cannot be done are refused with 409 and a reason for each. Under an"
              + " Idempotency-Key they are done once within ten minutes, however often they are"
              + " sent.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TransactionView.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The items that were read, null for those that are not there",
      content = @Content(schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "204", description = "All was written", content = @Content)
  ResponseEntity<byte[]> transact(
      @Parameter(description = IdempotencyKeys.DESCRIPTION)
          @RequestHeader(name = IdempotencyKeys.HEADER, required = false)
          @Nullable String token,
      HttpServletRequest request)
      throws IOException {
    byte[] body = bodies.read(request);
    TransactionView wanted = BodyJson.read(body, TransactionView.class, "a transaction");
    List<Read> reads = wanted.reads();
    List<Write> writes = wanted.writes();
    List<Statement> statements = wanted.statements();
    checkOne(reads, writes, statements);
    if (reads != null) {
      return ResponseEntity.ok(items(transactions.read(requests.addresses(reads))));
    }
    StatementParts parts =
        statements == null
            ? new StatementParts(List.of(), requests.actions(Objects.requireNonNull(writes)))
            : StatementParts.of(statements, catalogue);
    if (!parts.reads().isEmpty()) {
      return ResponseEntity.ok(items(read(parts.reads())));
    }
    transactions.write(
        parts.actions(), Optional.ofNullable(token).map(given -> token(given, body)));
    return ResponseEntity.noContent().build();
  }

  private static void checkOne(@Nullable Object... kinds) {
    long number = Arrays.stream(kinds).filter(Objects::nonNull).count();
    if (number != 1) {
      throw RequestRefused.invalid(
          "Expected one of reads, writes and statements, but there are %d.".formatted(number));
    }
  }

  /** What the statements want of the items. */
  private List<Optional<Item>> read(List<TransactionPart.Reading> reads) {
    List<Optional<Item>> found =
        transactions.read(reads.stream().map(TransactionPart.Reading::address).toList());
    return IntStream.range(0, reads.size())
        .mapToObj(i -> found.get(i).map(reads.get(i).read().choice()::of))
        .toList();
  }

  private static RequestToken token(String given, byte[] body) {
    return new RequestToken(IdempotencyKeys.checked(given), IdempotencyKeys.fingerprint("", body));
  }

  private static byte[] items(List<Optional<Item>> found) {
    StringBuilder body = new StringBuilder("{\"items\":[");
    String separator = "";
    for (Optional<Item> item : found) {
      body.append(separator);
      item.ifPresentOrElse(there -> PlainItemJson.write(there, body), () -> body.append("null"));
      separator = ",";
    }
    return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
