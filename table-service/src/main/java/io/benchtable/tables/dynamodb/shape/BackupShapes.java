package io.benchtable.tables.dynamodb.shape;

import static io.benchtable.tables.dynamodb.shape.CommonShapes.ARN;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.FLAG;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.NAME;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TABLE;
import static io.benchtable.tables.dynamodb.shape.CommonShapes.TIME;
import static io.benchtable.tables.dynamodb.shape.Shape.oneOf;
import static io.benchtable.tables.dynamodb.shape.Shape.optional;
import static io.benchtable.tables.dynamodb.shape.Shape.required;
import static io.benchtable.tables.dynamodb.shape.Shape.structure;
import static io.benchtable.tables.dynamodb.shape.Shape.text;

import io.benchtable.tables.dynamodb.shape.Shape.Member;
import java.util.Map;
import java.util.stream.Stream;

/** Requests about backups, and about restoring tables. */
final class BackupShapes {

  private static final Member TABLE_NAME = required("TableName", TABLE);
  private static final Member BACKUP = required("BackupArn", ARN);
  private static final Member TARGET = required("TargetTableName", NAME);
  private static final Member[] OVERRIDES = {
    optional("BillingModeOverride", TableShapes.BILLING),
    optional("GlobalSecondaryIndexOverride", TableShapes.GLOBAL_INDEXES),
    optional("LocalSecondaryIndexOverride", TableShapes.LOCAL_INDEXES),
    optional("ProvisionedThroughputOverride", TableShapes.UNITS),
    optional("OnDemandThroughputOverride", TableShapes.ON_DEMAND),
    optional("SSESpecificationOverride", TableShapes.ENCRYPTION)
  };

  static final Map<String, Shape.Structure> ALL =
      Map.of(
          "CreateBackup",
          structure("CreateBackupInput", TABLE_NAME, required("BackupName", NAME)),
          "DescribeBackup",
          structure("DescribeBackupInput", BACKUP),
          "DeleteBackup",
          structure("DeleteBackupInput", BACKUP),
          "ListBackups",
          structure(
              "ListBackupsInput",
              optional("TableName", TABLE),
              optional("Limit", Shape.integer(1, 100)),
              optional("TimeRangeLowerBound", TIME),
              optional("TimeRangeUpperBound", TIME),
              optional("ExclusiveStartBackupArn", ARN),
              optional("BackupType", oneOf("USER", "SYSTEM", "AWS_BACKUP", "ALL"))),
          "RestoreTableFromBackup",
          restore("RestoreTableFromBackupInput", TARGET, BACKUP),
          "RestoreTableToPointInTime",
          restore(
              "RestoreTableToPointInTimeInput",
              optional("SourceTableArn", text(1, 1024)),
              optional("SourceTableName", NAME),
              TARGET,
              optional("UseLatestRestorableTime", FLAG),
              optional("RestoreDateTime", TIME)),
          "DescribeContinuousBackups",
          structure("DescribeContinuousBackupsInput", TABLE_NAME),
          "UpdateContinuousBackups",
          structure(
              "UpdateContinuousBackupsInput",
              TABLE_NAME,
              required(
                  "PointInTimeRecoverySpecification",
                  structure(
                      "PointInTimeRecoverySpecification",
                      required("PointInTimeRecoveryEnabled", FLAG),
                      optional("RecoveryPeriodInDays", Shape.integer(1, 35))))));

  private BackupShapes() {}

  private static Shape.Structure restore(String name, Member... members) {
    return structure(
        name, Stream.concat(Stream.of(members), Stream.of(OVERRIDES)).toArray(Member[]::new));
  }
}
