package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ARN;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAME;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TIME;
import static io.benchtable.tables.dynamodb.shape.Shape.list;
import static io.benchtable.tables.dynamodb.shape.Shape.oneOf;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import io.benchtable.tables.dynamodb.shape.Shape.Member;
import java.util.Map;

/** Requests about exports of tables to files, and imports of them. */
final class TransferShapes {

  private static final Shape TABLE_ARN = text(1, 1024);
  private static final Shape PAGE = Shape.integer(1, 25);
  private static final Member BUCKET =
      required("S3Bucket", text(0, 255, "^[a-z0-9A-Z]+[\\.\\-\\w]*[a-z0-9A-Z]+$"));
  private static final Member OWNER =
      optional("S3BucketOwner", text(0, Integer.MAX_VALUE, "[0-9]{12}"));
  private static final Member TOKEN =
      optional("ClientToken", text(0, Integer.MAX_VALUE, "^[^\\$]+$"));

  private static final Shape CSV =
      structure(
          "CsvOptions",
          optional("Delimiter", text(1, 1, "[,;:|\\t ]")),
          optional(
              "HeaderList", list(text(1, 65_536, "[\\x20-\\x21\\x23-\\x2B\\x2D-\\x7E]*"), 1, 255)));

  private static final Shape NEW_TABLE =
      structure(
          "TableCreationParameters",
          required("TableName", NAME),
          required("AttributeDefinitions", TableShapes.DEFINITIONS),
          required("KeySchema", TableShapes.KEY_SCHEMA),
          optional("BillingMode", TableShapes.BILLING),
          optional("ProvisionedThroughput", TableShapes.UNITS),
          optional("OnDemandThroughput", TableShapes.ON_DEMAND),
          optional("SSESpecification", TableShapes.ENCRYPTION),
          optional("GlobalSecondaryIndexes", TableShapes.GLOBAL_INDEXES));

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "ExportTableToPointInTime",
          structure(
              "ExportTableToPointInTimeInput",
              required("TableArn", TABLE_ARN),
              optional("ExportTime", TIME),
              TOKEN,
              BUCKET,
              OWNER,
              optional("S3Prefix", text(0, 1024)),
              optional("S3SseAlgorithm", oneOf("AES256", "KMS")),
              optional("S3SseKmsKeyId", text(1, 2048)),
              optional("ExportFormat", oneOf("DYNAMODB_JSON", "ION")),
              optional("ExportType", oneOf("FULL_EXPORT", "INCREMENTAL_EXPORT")),
              optional(
                  "IncrementalExportSpecification",
                  structure(
                      "IncrementalExportSpecification",
                      optional("ExportFromTime", TIME),
                      optional("ExportToTime", TIME),
                      optional("ExportViewType", oneOf("NEW_IMAGE", "NEW_AND_OLD_IMAGES"))))),
          "DescribeExport",
          structure("DescribeExportInput", required("ExportArn", ARN)),
          "ListExports",
          structure(
              "ListExportsInput",
              optional("TableArn", TABLE_ARN),
              optional("MaxResults", PAGE),
              optional("NextToken", text())),
          "ImportTable",
          structure(
              "ImportTableInput",
              TOKEN,
              required(
                  "S3BucketSource",
                  structure(
                      "S3BucketSource", OWNER, BUCKET, optional("S3KeyPrefix", text(0, 1024)))),
              required("InputFormat", oneOf("DYNAMODB_JSON", "ION", "CSV")),
              optional("InputFormatOptions", structure("InputFormatOptions", optional("Csv", CSV))),
              optional("InputCompressionType", oneOf("ZSTD", "NONE", "GZIP")),
              required("TableCreationParameters", NEW_TABLE)),
          "DescribeImport",
          structure("DescribeImportInput", required("ImportArn", ARN)),
          "ListImports",
          structure(
              "ListImportsInput",
              optional("TableArn", TABLE_ARN),
              optional("PageSize", PAGE),
              optional("NextToken", text())));

  private TransferShapes() {}
}
