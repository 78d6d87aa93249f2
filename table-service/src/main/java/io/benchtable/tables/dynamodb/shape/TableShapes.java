package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.FLAG;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAME;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.longNumber;
import static io.benchtable.tables.dynamodb.shape.Shape.oneOf;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.positiveLong;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import io.benchtable.tables.dynamodb.shape.Shape.Member;
import java.util.Map;

/** Requests about tables themselves. */
final class TableShapes {

  static final Shape UNITS =
      structure(
          "ProvisionedThroughput",
          required("ReadCapacityUnits", positiveLong()),
          required("WriteCapacityUnits", positiveLong()));
  static final Shape DEFINITIONS =
      list(
          structure(
              "AttributeDefinition",
              required("AttributeName", text(1, 255)),
              required("AttributeType", oneOf("B", "N", "S"))));
  private static final Shape KEY_ELEMENT =
      structure(
          "KeySchemaElement",
          required("AttributeName", text(1, 255)),
          required("KeyType", oneOf("HASH", "RANGE")));
  static final Shape KEY_SCHEMA = list(KEY_ELEMENT, 1, 2);
  static final Shape BILLING = oneOf("PROVISIONED", "PAY_PER_REQUEST");
  static final Shape ON_DEMAND =
      structure(
          "OnDemandThroughput",
          optional("MaxReadRequestUnits", longNumber()),
          optional("MaxWriteRequestUnits", longNumber()));
  static final Shape ENCRYPTION =
      structure(
          "SSESpecification",
          optional("Enabled", FLAG),
          optional("SSEType", oneOf("AES256", "KMS")),
          optional("KMSMasterKeyId", text()));

  private static final Shape WARM =
      structure(
          "WarmThroughput",
          optional("ReadUnitsPerSecond", longNumber()),
          optional("WriteUnitsPerSecond", longNumber()));
  private static final Shape PROJECTION =
      structure(
          "Projection",
          optional("ProjectionType", oneOf("ALL", "INCLUDE", "KEYS_ONLY")),
          optional("NonKeyAttributes", list(text(1, 255), 1, 20)));
  private static final Shape STREAM =
      structure(
          "StreamSpecification",
          required("StreamEnabled", FLAG),
          optional(
              "StreamViewType",
              oneOf("OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE")));
  private static final Member[] GLOBAL_INDEX = {
    required("IndexName", NAME),
    required("KeySchema", list(KEY_ELEMENT, 1, Integer.MAX_VALUE)),
    required("Projection", PROJECTION),
    optional("ProvisionedThroughput", UNITS),
    optional("OnDemandThroughput", ON_DEMAND),
    optional("WarmThroughput", WARM)
  };

  static final Shape GLOBAL_INDEXES = list(structure("GlobalSecondaryIndex", GLOBAL_INDEX));
  static final Shape LOCAL_INDEXES =
      list(
          structure(
              "LocalSecondaryIndex",
              required("IndexName", NAME),
              required("KeySchema", KEY_SCHEMA),
              required("Projection", PROJECTION)));

  private static final Shape INDEX_UPDATES =
      list(
          structure(
              "GlobalSecondaryIndexUpdate",
              optional(
                  "Update",
                  structure(
                      "UpdateGlobalSecondaryIndexAction",
                      required("IndexName", NAME),
                      optional("ProvisionedThroughput", UNITS),
                      optional("OnDemandThroughput", ON_DEMAND),
                      optional("WarmThroughput", WARM))),
              optional("Create", structure("CreateGlobalSecondaryIndexAction", GLOBAL_INDEX)),
              optional(
                  "Delete",
                  structure("DeleteGlobalSecondaryIndexAction", required("IndexName", NAME)))));

  private static final Member TABLE =
      required("TableName", new Shape.TableName(Rule.ofTableNames()));

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "CreateTable",
          structure(
              "CreateTableInput",
              required("AttributeDefinitions", DEFINITIONS),
              TABLE,
              required("KeySchema", KEY_SCHEMA),
              optional("LocalSecondaryIndexes", LOCAL_INDEXES),
              optional("GlobalSecondaryIndexes", GLOBAL_INDEXES),
              optional("BillingMode", BILLING),
              optional("ProvisionedThroughput", UNITS),
              optional("StreamSpecification", STREAM),
              optional("SSESpecification", ENCRYPTION),
              optional("Tags", ResourceShapes.TAGS),
              optional("TableClass", text()),
              optional("DeletionProtectionEnabled", FLAG),
              optional("WarmThroughput", WARM),
              optional("ResourcePolicy", text()),
              optional("OnDemandThroughput", ON_DEMAND)),
          "DescribeTable",
          structure("DescribeTableInput", TABLE),
          "UpdateTable",
          structure(
              "UpdateTableInput",
              optional("AttributeDefinitions", DEFINITIONS),
              TABLE,
              optional("BillingMode", BILLING),
              optional("ProvisionedThroughput", UNITS),
              optional("GlobalSecondaryIndexUpdates", INDEX_UPDATES),
              optional("StreamSpecification", STREAM),
              optional("SSESpecification", ENCRYPTION),
              optional("TableClass", text()),
              optional("DeletionProtectionEnabled", FLAG),
              optional("OnDemandThroughput", ON_DEMAND),
              optional("WarmThroughput", WARM)),
          "DeleteTable",
          structure("DeleteTableInput", TABLE),
          "ListTables",
          structure(
              "ListTablesInput",
              optional("ExclusiveStartTableName", NAME),
              optional("Limit", Shape.integer(1, 100))),
          "DescribeLimits",
          structure("DescribeLimitsInput"),
          "DescribeEndpoints",
          structure("DescribeEndpointsRequest"));

  private TableShapes() {}
}
