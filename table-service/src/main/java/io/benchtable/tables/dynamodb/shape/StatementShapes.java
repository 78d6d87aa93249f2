package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.CONSISTENT;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.POSITIVE;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_CAPACITY;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.RETURN_ON_FAILED;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.VALUE;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import java.util.Map;

/** Requests that are written in PartiQL. */
final class StatementShapes {

  private static final Shape.Member STATEMENT = required("Statement", text(1, 8192));
  private static final Shape.Member PARAMETERS =
      optional("Parameters", list(VALUE, 1, Integer.MAX_VALUE));

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "ExecuteStatement",
          structure(
              "ExecuteStatementInput",
              STATEMENT,
              PARAMETERS,
              CONSISTENT,
              optional("NextToken", text(1, 32_768)),
              RETURN_CAPACITY,
              optional("Limit", POSITIVE),
              RETURN_ON_FAILED),
          "BatchExecuteStatement",
          structure(
              "BatchExecuteStatementInput",
              required(
                  "Statements",
                  list(
                      structure(
                          "BatchStatementRequest",
                          STATEMENT,
                          PARAMETERS,
                          CONSISTENT,
                          RETURN_ON_FAILED),
                      1,
                      25)),
              RETURN_CAPACITY),
          "ExecuteTransaction",
          structure(
              "ExecuteTransactionInput",
              required(
                  "TransactStatements",
                  list(
                      structure("ParameterizedStatement", STATEMENT, PARAMETERS, RETURN_ON_FAILED),
                      1,
                      100)),
              optional("ClientRequestToken", TransactionShapes.TOKEN),
              RETURN_CAPACITY));

  private StatementShapes() {}
}
