package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ARN;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAME;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.POSITIVE;
import static io.benchtable.tables.dynamodb.shape.Shape.oneOf;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import java.util.Map;

/** Requests that read streams. */
final class StreamShapes {

  private static final Shape SHARD = text(28, 65);
  private static final Shape.Member LIMIT = optional("Limit", POSITIVE);

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "ListStreams",
          structure(
              "ListStreamsInput",
              optional("TableName", NAME),
              LIMIT,
              optional("ExclusiveStartStreamArn", ARN)),
          "DescribeStream",
          structure(
              "DescribeStreamInput",
              required("StreamArn", ARN),
              LIMIT,
              optional("ExclusiveStartShardId", SHARD),
              optional(
                  "ShardFilter",
                  structure(
                      "ShardFilter",
                      optional("Type", oneOf("CHILD_SHARDS")),
                      optional("ShardId", SHARD)))),
          "GetShardIterator",
          structure(
              "GetShardIteratorInput",
              required("StreamArn", ARN),
              required("ShardId", SHARD),
              required(
                  "ShardIteratorType",
                  oneOf("TRIM_HORIZON", "LATEST", "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER")),
              optional("SequenceNumber", text(21, 40))),
          "GetRecords",
          structure("GetRecordsInput", required("ShardIterator", text(1, 2048)), LIMIT));

  private StreamShapes() {}
}
