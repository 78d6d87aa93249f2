package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ATTRIBUTES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.ATTRIBUTE_NAMES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONDITIONAL_OPERATOR;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONSISTENT;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.FLAG;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAME;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAMES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.POSITIVE;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.PROJECTION;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_CAPACITY;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TABLE;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.VALUE;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.VALUES;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.map;
import static io.benchtable.tables.dynamodb.shape.Shape.oneOf;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import java.util.Map;

/** Requests that read items of one table. */
final class ReadShapes {

  private static final Shape CONDITIONS =
      map(
          structure(
              "Condition",
              optional("AttributeValueList", list(VALUE)),
              required("ComparisonOperator", ItemShapes.COMPARISON)));
  private static final Shape.Member SELECT =
      optional(
          "Select",
          oneOf("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"));
  private static final Shape.Member TO_GET = optional("AttributesToGet", ATTRIBUTE_NAMES);
  private static final Shape.Member LIMIT = optional("Limit", POSITIVE);
  private static final Shape.Member INDEX = optional("IndexName", NAME);
  private static final Shape.Member START = optional("ExclusiveStartKey", ATTRIBUTES);
  private static final Shape.Member FILTER = optional("FilterExpression", text());

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "GetItem",
          structure(
              "GetItemInput",
              required("TableName", TABLE),
              required("Key", ATTRIBUTES),
              TO_GET,
              CONSISTENT,
              RETURN_CAPACITY,
              PROJECTION,
              NAMES),
          "Query",
          structure(
              "QueryInput",
              required("TableName", TABLE),
              INDEX,
              SELECT,
              TO_GET,
              LIMIT,
              CONSISTENT,
              optional("KeyConditions", CONDITIONS),
              optional("QueryFilter", CONDITIONS),
              CONDITIONAL_OPERATOR,
              optional("ScanIndexForward", FLAG),
              START,
              RETURN_CAPACITY,
              PROJECTION,
              FILTER,
              optional("KeyConditionExpression", text()),
              NAMES,
              VALUES),
          "Scan",
          structure(
              "ScanInput",
              required("TableName", TABLE),
              INDEX,
              TO_GET,
              LIMIT,
              SELECT,
              optional("ScanFilter", CONDITIONS),
              CONDITIONAL_OPERATOR,
              START,
              RETURN_CAPACITY,
              optional("TotalSegments", Shape.integer(1, 1_000_000)),
              optional("Segment", Shape.integer(0, 999_999)),
              PROJECTION,
              FILTER,
              NAMES,
              VALUES,
              CONSISTENT));

  private ReadShapes() {}
}
