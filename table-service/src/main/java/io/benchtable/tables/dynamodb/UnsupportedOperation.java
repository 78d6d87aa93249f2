package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;

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

  /** Those about what only a cloud has. */
  static List<String> elsewhere() {
    return ELSEWHERE;
  }

  static List<Operation> all() {
    return ELSEWHERE.stream()
        .<Operation>map(
            name ->
                new UnsupportedOperation(
                    name, "there is one region here, without Kinesis and CloudWatch."))
        .toList();
  }

  @Override
  public String run(RequestBody request) {
    throw new RequestRefused(
        ErrorCode.UNSUPPORTED_OPERATION, "The operation " + name + " is not supported: " + reason);
  }
}
