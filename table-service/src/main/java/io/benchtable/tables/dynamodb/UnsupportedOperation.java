package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import java.util.stream.Stream;

/** An operation of the protocol about what is not here. */
record UnsupportedOperation(String name, String reason) implements Operation {

  private static final List<String> ELSEWHERE =
      List.of(
          "CreateGlobalTable",
          "DescribeGlobalTable",
          "DescribeGlobalTableSettings",
          "ListGlobalTables",
          "UpdateGlobalTable",
          "UpdateGlobalTableSettings",
          "DescribeTableReplicaAutoScaling",
          "UpdateTableReplicaAutoScaling",
          "DescribeContributorInsights",
          "ListContributorInsights",
          "UpdateContributorInsights",
          "DescribeKinesisStreamingDestination",
          "DisableKinesisStreamingDestination",
          "EnableKinesisStreamingDestination",
          "UpdateKinesisStreamingDestination");

  private static final List<String> NOT_YET =
      List.of(
          "ExportTableToPointInTime",
          "DescribeExport",
          "ListExports",
          "ImportTable",
          "DescribeImport",
          "ListImports");

  /** Those about what only a cloud has. */
  static List<String> elsewhere() {
    return ELSEWHERE;
  }

  static List<Operation> all() {
    return Stream.concat(
            all(ELSEWHERE, "there is one region here, without Kinesis and CloudWatch."),
            all(NOT_YET, "export and import are not there yet; backups and recovery are."))
        .toList();
  }

  private static Stream<Operation> all(List<String> names, String reason) {
    return names.stream().map(name -> new UnsupportedOperation(name, reason));
  }

  @Override
  public String run(RequestBody request) {
    throw new RequestRefused(
        ErrorCode.UNSUPPORTED_OPERATION, "The operation " + name + " is not supported: " + reason);
  }
}
