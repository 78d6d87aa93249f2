package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ATTRIBUTES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.ATTRIBUTE_NAMES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONSISTENT;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAMES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.PROJECTION;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_CAPACITY;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_METRICS;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TABLE;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;

import java.util.Map;

/** Requests about items of any tables. */
final class BatchShapes {

  private static final Shape READ =
      structure(
          "KeysAndAttributes",
          required("Keys", list(ATTRIBUTES, 1, 100)),
          optional("AttributesToGet", ATTRIBUTE_NAMES),
          CONSISTENT,
          PROJECTION,
          NAMES);
  private static final Shape WRITE =
      structure(
          "WriteRequest",
          optional("PutRequest", structure("PutRequest", required("Item", ATTRIBUTES))),
          optional("DeleteRequest", structure("DeleteRequest", required("Key", ATTRIBUTES))));

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "BatchGetItem",
          structure(
              "BatchGetItemInput",
              required("RequestItems", Shape.map(TABLE, READ, 1, 100)),
              RETURN_CAPACITY),
          "BatchWriteItem",
          structure(
              "BatchWriteItemInput",
              required("RequestItems", Shape.map(TABLE, list(WRITE, 1, 25), 1, 25)),
              RETURN_CAPACITY,
              RETURN_METRICS));

  private BatchShapes() {}
}
