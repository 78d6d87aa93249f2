package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.storage.transfer.ImportOrder;
import io.benchtable.tables.storage.transfer.ImportOrder.Compression;
import io.benchtable.tables.storage.transfer.ImportOrder.Csv;
import io.benchtable.tables.storage.transfer.ImportOrder.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which import a request asks for.
 *
 * @param table the table that is to be made
 */
record ImportRequestJson(ImportOrder order, TableRequest table) {

  private static final String INVALID = "One or more parameter values were invalid: ";

  /** What a table that is imported can be asked to be; it has no stream, for one. */
  private static final List<String> PARAMETERS =
      List.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "BillingMode",
          "ProvisionedThroughput",
          "OnDemandThroughput",
          "SSESpecification",
          "GlobalSecondaryIndexes");

  /** What objects consist of. */
  private enum Format {
    DYNAMODB_JSON,
    CSV,
    ION
  }

  /** How objects are packed. */
  private enum Packing {
    ZSTD,
    NONE,
    GZIP
  }

  static ImportRequestJson read(RequestBody request) {
    RequestBody parameters = parameters(request.requiredObject("TableCreationParameters"));
    RequestBody source = request.requiredObject("S3BucketSource");
    ImportOrder order =
        new ImportOrder(
            new Source(
                source.required("S3Bucket"),
                source.string("S3BucketOwner").orElse(null),
                source.string("S3KeyPrefix").orElse("")),
            csv(request),
            compression(request),
            parameters.node().toString(),
            null,
            request.string("ClientToken").orElse(null),
            0);
    return new ImportRequestJson(order, TableRequestJson.read(parameters));
  }

  private static RequestBody parameters(RequestBody given) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    for (String name : PARAMETERS) {
      JsonNode member = given.member(name);
      if (member != null) {
        known.set(name, member);
      }
    }
    return new RequestBody(known);
  }

  /** Null for DynamoDB JSON. */
  private static @Nullable Csv csv(RequestBody request) {
    Optional<RequestBody> options = request.object("InputFormatOptions");
    return switch (request.oneOf("InputFormat", Format.class).orElseThrow()) {
      case DYNAMODB_JSON -> {
        if (options.flatMap(given -> given.object("Csv")).isPresent()) {
          throw RequestRefused.invalid(
              "Invalid Request: Unsupported InputFormatOptions for the given input format:"
                  + " DYNAMODB_JSON.");
        }
        yield null;
      }
      case CSV -> csv(options);
      case ION ->
          throw RequestRefused.invalid(
              INVALID + "InputFormat ION is not supported here, but DYNAMODB_JSON and CSV are");
    };
  }

  private static Csv csv(Optional<RequestBody> options) {
    Optional<RequestBody> csv = options.flatMap(given -> given.object("Csv"));
    return new Csv(
        csv.flatMap(given -> given.string("Delimiter")).orElse(",").charAt(0),
        csv.map(given -> given.strings("HeaderList")).orElse(List.of()),
        options.map(given -> given.node().toString()).orElse(null));
  }

  private static Compression compression(RequestBody request) {
    return switch (request.oneOf("InputCompressionType", Packing.class).orElse(Packing.NONE)) {
      case GZIP -> Compression.GZIP;
      case NONE -> Compression.NONE;
      case ZSTD ->
          throw RequestRefused.invalid(
              INVALID + "InputCompressionType ZSTD is not supported here, but GZIP and NONE are");
    };
  }
}
