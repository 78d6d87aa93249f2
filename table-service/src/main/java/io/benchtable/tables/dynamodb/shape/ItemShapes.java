package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ATTRIBUTES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONDITION;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONDITIONAL_OPERATOR;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.FLAG;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAMES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_CAPACITY;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_METRICS;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_ON_FAILED;
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

/** Requests that write one item. */
final class ItemShapes {

  static final Shape COMPARISON =
      oneOf(
          "IN",
          "NULL",
          "BETWEEN",
          "LT",
          "NOT_CONTAINS",
          "EQ",
          "GT",
          "NOT_NULL",
          "NE",
          "LE",
          "BEGINS_WITH",
          "GE",
          "CONTAINS");

  private static final Shape.Member EXPECTED =
      optional(
          "Expected",
          map(
              structure(
                  "ExpectedAttributeValue",
                  optional("Value", VALUE),
                  optional("Exists", FLAG),
                  optional("ComparisonOperator", COMPARISON),
                  optional("AttributeValueList", list(VALUE)))));
  private static final Shape.Member RETURN =
      optional("ReturnValues", oneOf("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"));

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "PutItem",
          structure(
              "PutItemInput",
              required("TableName", TABLE),
              required("Item", ATTRIBUTES),
              EXPECTED,
              RETURN,
              RETURN_CAPACITY,
              RETURN_METRICS,
              CONDITIONAL_OPERATOR,
              CONDITION,
              NAMES,
              VALUES,
              RETURN_ON_FAILED),
          "UpdateItem",
          structure(
              "UpdateItemInput",
              required("TableName", TABLE),
              required("Key", ATTRIBUTES),
              optional(
                  "AttributeUpdates",
                  map(
                      structure(
                          "AttributeValueUpdate",
                          optional("Value", VALUE),
                          optional("Action", oneOf("ADD", "PUT", "DELETE"))))),
              EXPECTED,
              CONDITIONAL_OPERATOR,
              RETURN,
              RETURN_CAPACITY,
              RETURN_METRICS,
              optional("UpdateExpression", text()),
              CONDITION,
              NAMES,
              VALUES,
              RETURN_ON_FAILED),
          "DeleteItem",
          structure(
              "DeleteItemInput",
              required("TableName", TABLE),
              required("Key", ATTRIBUTES),
              EXPECTED,
              CONDITIONAL_OPERATOR,
              RETURN,
              RETURN_CAPACITY,
              RETURN_METRICS,
              CONDITION,
              NAMES,
              VALUES,
              RETURN_ON_FAILED));

  private ItemShapes() {}
}
