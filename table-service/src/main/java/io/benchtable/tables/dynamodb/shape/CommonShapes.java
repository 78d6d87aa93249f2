package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.map;
import static io.benchtable.tables.dynamodb.shape.Shape.oneOf;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

/** Shapes that several operations share. */
final class CommonShapes {

  static final Shape FLAG = new Shape.Flag();
  static final Shape TIME = new Shape.Time();
  static final Shape VALUE = new Shape.Value();
  static final Shape TABLE = new Shape.Text(Rule.ofTableNames());
  static final Shape NAME = text(3, 255, "[a-zA-Z0-9_.-]+");
  static final Shape ARN = text(37, 1024);
  static final Shape ATTRIBUTE_NAME = text(0, 65_535);
  static final Shape POSITIVE = Shape.integer(1, Integer.MAX_VALUE);

  static final Shape ATTRIBUTES = map(VALUE);
  static final Shape ATTRIBUTE_NAMES = list(ATTRIBUTE_NAME, 1, Integer.MAX_VALUE);

  static final Shape CAPACITY = oneOf("INDEXES", "TOTAL", "NONE");
  static final Shape COLLECTION_METRICS = oneOf("SIZE", "NONE");
  static final Shape ON_FAILED_CONDITION = oneOf("ALL_OLD", "NONE");

  static final Shape.Member NAMES = optional("ExpressionAttributeNames", map(ATTRIBUTE_NAME));
  static final Shape.Member VALUES = optional("ExpressionAttributeValues", ATTRIBUTES);
  static final Shape.Member PROJECTION = optional("ProjectionExpression", text());
  static final Shape.Member CONDITION = optional("ConditionExpression", text());
  static final Shape.Member RETURN_CAPACITY = optional("ReturnConsumedCapacity", CAPACITY);
  static final Shape.Member RETURN_METRICS =
      optional("ReturnItemCollectionMetrics", COLLECTION_METRICS);
  static final Shape.Member RETURN_ON_FAILED =
      optional("ReturnValuesOnConditionCheckFailure", ON_FAILED_CONDITION);
  static final Shape.Member CONDITIONAL_OPERATOR =
      optional("ConditionalOperator", oneOf("OR", "AND"));
  static final Shape.Member CONSISTENT = optional("ConsistentRead", FLAG);

  private CommonShapes() {}
}
