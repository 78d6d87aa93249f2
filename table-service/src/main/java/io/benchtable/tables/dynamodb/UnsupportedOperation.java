package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;

/** An operation of the protocol about what one region on one machine has not got. */
record UnsupportedOperation(String name) implements Operation {

  private static final List<String> NAMES =
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

  static List<Operation> all() {
    return NAMES.stream().<Operation>map(UnsupportedOperation::new).toList();
  }

  @Override
  public String run(RequestBody request) {
    throw new RequestRefused(
        ErrorCode.UNSUPPORTED_OPERATION,
        "The operation "
            + name
            + " is not supported: there is one region here, without Kinesis and CloudWatch.");
  }
}
