package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ATTRIBUTES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONDITION;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAMES;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.PROJECTION;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_CAPACITY;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_METRICS;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_ON_FAILED;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TABLE;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.VALUES;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import java.util.Map;

/** Requests that read or write several items at once, or none. */
final class TransactionShapes {

  static final Shape TOKEN = text(1, 36);

  private static final Shape CHECK =
      structure(
          "ConditionCheck",
          required("Key", ATTRIBUTES),
          required("TableName", TABLE),
          required("ConditionExpression", text()),
          NAMES,
          VALUES,
          RETURN_ON_FAILED);
  private static final Shape PUT =
      structure(
          "Put",
          required("Item", ATTRIBUTES),
          required("TableName", TABLE),
          CONDITION,
          NAMES,
          VALUES,
          RETURN_ON_FAILED);
  private static final Shape DELETE =
      structure(
          "Delete",
          required("Key", ATTRIBUTES),
          required("TableName", TABLE),
          CONDITION,
          NAMES,
          VALUES,
          RETURN_ON_FAILED);
  private static final Shape UPDATE =
      structure(
          "Update",
          required("Key", ATTRIBUTES),
          required("UpdateExpression", text()),
          required("TableName", TABLE),
          CONDITION,
          NAMES,
          VALUES,
          RETURN_ON_FAILED);
  private static final Shape GET =
      structure(
          "Get", required("Key", ATTRIBUTES), required("TableName", TABLE), PROJECTION, NAMES);

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "TransactWriteItems",
          structure(
              "TransactWriteItemsInput",
              required(
                  "TransactItems",
                  list(
                      structure(
                          "TransactWriteItem",
                          optional("ConditionCheck", CHECK),
                          optional("Put", PUT),
                          optional("Delete", DELETE),
                          optional("Update", UPDATE)),
                      1,
                      100)),
              RETURN_CAPACITY,
              RETURN_METRICS,
              optional("ClientRequestToken", TOKEN)),
          "TransactGetItems",
          structure(
              "TransactGetItemsInput",
              required(
                  "TransactItems",
                  list(structure("TransactGetItem", required("Get", GET)), 1, 100)),
              RETURN_CAPACITY));

  private TransactionShapes() {}
}
