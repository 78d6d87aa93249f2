package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestAccounts;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestDatabase;
import io.benchtable.tables.TestTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportType;
import software.amazon.awssdk.services.dynamodb.model.ExportViewType;
import software.amazon.awssdk.services.dynamodb.model.InvalidExportTimeException;
import tools.jackson.databind.JsonNode;

/** Tables, and what changed in them, as they were at times. */
class ExportTimesIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();
  private final TransferClient transfers = new TransferClient(client);
  private final String bucket = TestBuckets.bucket();

  @Test
  void keepTransactionsWholeWhileOthersWrite() {
    String table = TestTables.simple();
    List<Instant> times =
        TestAccounts.in(client, table)
            .timesWhileWriting(
                3, () -> transfers.enableRecovery(table), ExportTimesIntegrationTests::moment);
    for (Instant time : times) {
      ExportDescription export = transfers.exported(table, bucket, r -> r.exportTime(time));
      assertThat(export.exportTime()).isEqualTo(time);
      List<JsonNode> lines = ExportedObjects.read(bucket, export.exportManifest()).lines();
      assertThat(lines).hasSize(TestAccounts.COUNT);
      assertThat(
              lines.stream()
                  .mapToInt(line -> Integer.parseInt(line.at("/Item/n/N").stringValue()))
                  .sum())
          .isEqualTo(TestAccounts.SUM);
    }
  }

  private static Instant moment() {
    return TestDatabase.moment(jdbc());
  }

  private static JdbcClient jdbc() {
    return JdbcClient.create(RunningTableService.bean(DataSource.class));
  }

  @Test
  void leadFromOneToTheNextByWhatChanged() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    Random random = new Random(11);
    Map<String, String> model = new TreeMap<>();
    List<Instant> times = new ArrayList<>();
    List<Map<String, String>> held = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      write(table, model, random);
      times.add(moment());
      held.add(Map.copyOf(model));
    }
    Map<String, String> followed = new HashMap<>(held.getFirst());
    for (int i = 1; i < times.size(); i++) {
      Instant since = times.get(i - 1);
      Instant until = times.get(i);
      List<JsonNode> lines = changes(table, since, until, ExportViewType.NEW_AND_OLD_IMAGES);
      for (JsonNode line : lines) {
        String key = line.at("/Keys/id/S").stringValue();
        assertThat(line.at("/OldImage/v/S").asString("none"))
            .isEqualTo(followed.getOrDefault(key, "none"));
        assertThat(Long.parseLong(line.at("/Metadata/WriteTimestampMicros/N").stringValue()))
            .isBetween(since.toEpochMilli() * 1000, until.toEpochMilli() * 1000);
        if (line.has("NewImage")) {
          followed.put(key, line.at("/NewImage/v/S").stringValue());
        } else {
          followed.remove(key);
        }
      }
      assertThat(followed).isEqualTo(held.get(i));
      assertThat(changes(table, since, until, ExportViewType.NEW_IMAGE))
          .hasSameSizeAs(lines)
          .allSatisfy(line -> assertThat(line.has("OldImage")).isFalse());
    }
  }

  /** Puts, changes and deletions, some of what was only just put. */
  private void write(String table, Map<String, String> model, Random random) {
    for (int i = 0; i < 30; i++) {
      String key = "k" + random.nextInt(15);
      if (random.nextInt(3) == 0) {
        client.deleteItem(delete -> delete.tableName(table).key(TestTables.id(key)));
        model.remove(key);
      } else {
        String value = "v" + random.nextInt();
        client.putItem(put -> put.tableName(table).item(Map.of("id", s(key), "v", s(value))));
        model.put(key, value);
      }
    }
  }

  private List<JsonNode> changes(String table, Instant since, Instant until, ExportViewType view) {
    ExportDescription export =
        transfers.exported(
            table,
            bucket,
            r ->
                r.s3Prefix("changes")
                    .exportType(ExportType.INCREMENTAL_EXPORT)
                    .incrementalExportSpecification(
                        one -> one.exportFromTime(since).exportToTime(until).exportViewType(view)));
    assertThat(export.incrementalExportSpecification().exportToTime()).isEqualTo(until);
    ExportedObjects objects = ExportedObjects.read(bucket, export.exportManifest());
    assertThat(objects.summary().get("outputView").stringValue()).isEqualTo(view.toString());
    assertThat(objects.summary().get("exportType").stringValue()).isEqualTo("INCREMENTAL_EXPORT");
    assertThat(objects.files().getFirst().get("dataFileS3Key").stringValue())
        .startsWith("changes/AWSDynamoDB/data/");
    return objects.lines();
  }

  @Test
  void areWithinTheWindow() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    assertThatThrownBy(
            () -> transfers.begin(table, bucket, r -> r.exportTime(Instant.ofEpochSecond(1))))
        .isInstanceOf(InvalidExportTimeException.class)
        .hasMessageContaining("Export Time is invalid");
    assertThatThrownBy(
            () -> transfers.begin(table, bucket, r -> r.exportTime(moment().plusSeconds(600))))
        .isInstanceOf(InvalidExportTimeException.class);
  }
}
