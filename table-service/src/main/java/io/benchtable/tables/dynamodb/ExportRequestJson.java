package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.transfer.ExportOrder;
import io.benchtable.tables.storage.transfer.ExportOrder.Changes;
import io.benchtable.tables.storage.transfer.ExportOrder.Destination;
import io.benchtable.tables.storage.transfer.ExportOrder.View;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads which export a request asks for. */
final class ExportRequestJson {

  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String SPECIFICATION = "IncrementalExportSpecification";

  private ExportRequestJson() {}

  /** How the lines of files are written. */
  private enum Format {
    DYNAMODB_JSON,
    ION
  }

  /** How much is exported. */
  private enum Type {
    FULL_EXPORT,
    INCREMENTAL_EXPORT
  }

  static ExportOrder read(RequestBody request) {
    String table = TransferArns.exported(request);
    refuseUnsupported(request);
    refuseKey(request);
    return switch (request.oneOf("ExportType", Type.class).orElse(Type.FULL_EXPORT)) {
      case FULL_EXPORT -> full(table, request);
      case INCREMENTAL_EXPORT -> incremental(table, request);
    };
  }

  private static void refuseUnsupported(RequestBody request) {
    if (request.oneOf("ExportFormat", Format.class).filter(f -> f == Format.ION).isPresent()) {
      throw RequestRefused.invalid(
          INVALID + "ExportFormat ION is not supported here, but DYNAMODB_JSON is");
    }
    request
        .object("FilterSpecification")
        .ifPresent(
            filter -> {
              throw RequestRefused.invalid(
                  filter.node().isEmpty()
                      ? "Invalid Request: Invalid FilterSpecification: The specification can not be"
                          + " empty"
                      : INVALID + "FilterSpecification is not supported here");
            });
  }

  private static void refuseKey(RequestBody request) {
    if (request.has("S3SseKmsKeyId")
        && request.string("S3SseAlgorithm").filter("KMS"::equals).isEmpty()) {
      throw RequestRefused.invalid(
          "Invalid Request: KMS Key Id is not supported for this encryption type");
    }
  }

  private static ExportOrder full(String table, RequestBody request) {
    if (request.has(SPECIFICATION)) {
      throw RequestRefused.invalid(
          request.has("ExportType")
              ? "Invalid Request: When Export Type is Full Export , Incremental Export Specification"
                  + " should not be provided"
              : "Invalid Request: Export Type expected to be Incremental Export when incremental"
                  + " export specification is provided");
    }
    return order(table, null, time(request, "ExportTime").orElse(null), request);
  }

  private static ExportOrder incremental(String table, RequestBody request) {
    if (request.has("ExportTime")) {
      throw RequestRefused.invalid(
          INVALID + "ExportTime can only be specified when ExportType is FULL_EXPORT");
    }
    RequestBody specification =
        request
            .object(SPECIFICATION)
            .orElseThrow(
                () ->
                    RequestRefused.invalid(
                        "Invalid Request: Incremental Export Specification expected when export"
                            + " type is set as Incremental Export"));
    Instant since =
        time(specification, "ExportFromTime")
            .orElseThrow(
                () ->
                    RequestRefused.invalid(
                        "Invalid Request: ExportFromTime must be provided in " + SPECIFICATION));
    View view = specification.oneOf("ExportViewType", View.class).orElse(View.NEW_AND_OLD_IMAGES);
    return order(
        table, new Changes(since, view), time(specification, "ExportToTime").orElse(null), request);
  }

  private static ExportOrder order(
      String table, @Nullable Changes changes, @Nullable Instant until, RequestBody request) {
    return new ExportOrder(
        table,
        changes,
        until,
        new Destination(
            request.required("S3Bucket"),
            request.string("S3BucketOwner").orElse(null),
            request.string("S3Prefix").orElse(""),
            request.string("S3SseAlgorithm").orElse(null),
            request.string("S3SseKmsKeyId").orElse(null)),
        request.string("ClientToken").orElse(null));
  }

  private static Optional<Instant> time(RequestBody owner, String member) {
    JsonNode seconds = owner.member(member);
    return Optional.ofNullable(seconds).map(Times::of);
  }
}
