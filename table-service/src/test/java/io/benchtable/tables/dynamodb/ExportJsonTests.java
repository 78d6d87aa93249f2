package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.storage.transfer.Export;
import io.benchtable.tables.storage.transfer.ExportOrder;
import io.benchtable.tables.storage.transfer.TransferFailure;
import io.benchtable.tables.storage.transfer.TransferId;
import io.benchtable.tables.storage.transfer.TransferStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is told of exports, and when. */
class ExportJsonTests {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String TABLE = "arn:aws:dynamodb:local:000000000000:table/things";
  private static final String ID = "01234567890123-abcdef12";
  private static final Instant START = Instant.ofEpochSecond(100);

  private static Export export(
      ExportOrder.@Nullable Changes changes,
      TransferStatus status,
      @Nullable TransferFailure failure) {
    return new Export(
        new TransferId(TransferId.Kind.EXPORT, "things", ID),
        new Export.Source("an-id", List.of("id"), 70),
        new ExportOrder(
            "things",
            changes,
            START,
            new ExportOrder.Destination("a-bucket", null, "", null, null),
            "a-token"),
        status,
        START,
        status == TransferStatus.IN_PROGRESS ? null : START.plusSeconds(7),
        null,
        status == TransferStatus.COMPLETED ? 3 : 0,
        status == TransferStatus.COMPLETED ? 60 : 0,
        failure);
  }

  private static void assertDescribed(Export export, String members) {
    assertThat(MAPPER.readTree(ExportJson.described(export)).get("ExportDescription"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"ExportArn":"%1$s/export/%2$s","TableArn":"%1$s","TableId":"an-id",
                 "StartTime":100.0,"ClientToken":"a-token","ExportFormat":"DYNAMODB_JSON",
                 "DestinationType":"S3","S3Bucket":"a-bucket","S3SseAlgorithm":"AES256",%3$s}
                """
                    .formatted(TABLE, ID, members)));
  }

  @Test
  void hasNoTypeOfAllItems() {
    assertDescribed(
        export(null, TransferStatus.IN_PROGRESS, null),
        "\"ExportStatus\":\"IN_PROGRESS\",\"ExportTime\":100.0");
  }

  @Test
  void hasAManifestWhenThereIsOne() {
    assertDescribed(
        export(null, TransferStatus.COMPLETED, null),
        """
        "ExportStatus":"COMPLETED","ExportTime":100.0,"EndTime":107.0,"ItemCount":3,
        "BilledSizeBytes":60,"ExportManifest":"AWSDynamoDB/%s/manifest-summary.json"
        """
            .formatted(ID));
    assertDescribed(
        export(null, TransferStatus.FAILED, new TransferFailure("ACode", "a text")),
        """
        "ExportStatus":"FAILED","ExportTime":100.0,"EndTime":107.0,"FailureCode":"ACode",
        "FailureMessage":"a text"
        """);
  }

  @Test
  void hasThePeriodOfChanges() {
    assertDescribed(
        export(
            new ExportOrder.Changes(START.minusSeconds(9), ExportOrder.View.NEW_IMAGE),
            TransferStatus.IN_PROGRESS,
            null),
        """
        "ExportStatus":"IN_PROGRESS","ExportType":"INCREMENTAL_EXPORT",
        "IncrementalExportSpecification":
          {"ExportFromTime":91.0,"ExportToTime":100.0,"ExportViewType":"NEW_IMAGE"}
        """);
  }

  @Test
  void hasTheTypeInLists() {
    assertThat(
            MAPPER
                .readTree(
                    ExportJson.listed(List.of(export(null, TransferStatus.COMPLETED, null)), false))
                .get("ExportSummaries"))
        .isEqualTo(
            MAPPER.readTree(
                "[{\"ExportArn\":\"%s/export/%s\",\"ExportStatus\":\"COMPLETED\",\"ExportType\":\"FULL_EXPORT\"}]"
                    .formatted(TABLE, ID)));
  }
}
