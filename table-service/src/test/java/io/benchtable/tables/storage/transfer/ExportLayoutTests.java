package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which objects an export consists of, and what they say. */
class ExportLayoutTests {

  private static final Instant START = Instant.parse("2026-11-04T07:28:34.028Z");
  private static final Instant END = Instant.parse("2026-11-04T07:33:43Z");
  private static final DataFile FILE =
      new DataFile(0, "p/data/x.json.gz", 8, 700, new byte[16], DataFile.Key.NONE, true);

  private static Export export(String prefix, ExportOrder.@Nullable Changes changes) {
    return new Export(
        new TransferId(TransferId.Kind.EXPORT, "things", "01234567890123-abcdef12"),
        new Export.Source("an-id", List.of("id"), 0),
        new ExportOrder(
            "things",
            changes,
            START,
            new ExportOrder.Destination("a-bucket", null, prefix, "AES256", null),
            null),
        TransferStatus.IN_PROGRESS,
        START,
        null,
        1L,
        0,
        0,
        null);
  }

  private static ExportLayout layout(String prefix) {
    return ExportLayout.of(export(prefix, null));
  }

  @Test
  void hasAFolderForEachExport() {
    String home = "AWSDynamoDB/01234567890123-abcdef12/";
    assertThat(layout("").summary()).isEqualTo(home + "manifest-summary.json");
    assertThat(layout("a/b").summaryChecksum()).isEqualTo("a/b/" + home + "manifest-summary.md5");
    assertThat(layout("a/").files()).isEqualTo("a/" + home + "manifest-files.json");
    assertThat(layout("").filesChecksum()).isEqualTo(home + "manifest-files.md5");
    assertThat(layout("").started()).isEqualTo(home + "_started");
  }

  @Test
  void namesDataFilesInTheSameWayEachTime() {
    List<String> names = IntStream.range(0, 1000).mapToObj(layout("p")::dataFile).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(
            name ->
                name.matches("p/AWSDynamoDB/01234567890123-abcdef12/data/[0-9a-v]{26}\\.json\\.gz"))
        .isEqualTo(IntStream.range(0, 1000).mapToObj(layout("p")::dataFile).toList());
  }

  @Test
  void putsChangesOfAllExportsIntoOneFolder() {
    ExportOrder.Changes changes = new ExportOrder.Changes(START, ExportOrder.View.NEW_IMAGE);
    assertThat(ExportLayout.of(export("p", changes)).dataFile(0)).startsWith("p/AWSDynamoDB/data/");
  }

  @Test
  void summarizesAnExport() {
    byte[] summary = ManifestJson.summary(export("p", null), END, List.of(FILE, FILE));
    assertThat(new String(summary, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"version\":\"2020-06-30\","
                + "\"exportArn\":\"arn:aws:dynamodb:local:000000000000:table/things/export/"
                + "01234567890123-abcdef12\","
                + "\"startTime\":\"2026-11-04T07:28:34.028Z\","
                + "\"endTime\":\"2026-11-04T07:33:43.000Z\","
                + "\"tableArn\":\"arn:aws:dynamodb:local:000000000000:table/things\","
                + "\"tableId\":\"an-id\",\"exportTime\":\"2026-11-04T07:28:34.028Z\","
                + "\"s3Bucket\":\"a-bucket\",\"s3Prefix\":\"p\",\"s3SseAlgorithm\":\"AES256\","
                + "\"s3SseKmsKeyId\":null,\"manifestFilesS3Key\":"
                + "\"p/AWSDynamoDB/01234567890123-abcdef12/manifest-files.json\","
                + "\"billedSizeBytes\":1400,\"itemCount\":16,\"outputFormat\":\"DYNAMODB_JSON\","
                + "\"exportType\":\"FULL_EXPORT\"}");
  }

  @Test
  void summarizesChanges() {
    ExportOrder.Changes changes =
        new ExportOrder.Changes(START.minusSeconds(60), ExportOrder.View.NEW_AND_OLD_IMAGES);
    assertThat(
            JsonMapper.builder()
                .build()
                .readTree(ManifestJson.summary(export("", changes), END, List.of(FILE)))
                .properties())
        .extracting(member -> member.getKey() + "=" + member.getValue().asString(""))
        .contains(
            "version=2023-08-01",
            "s3Prefix=",
            "exportFromTime=2026-11-04T07:27:34.028Z",
            "exportToTime=2026-11-04T07:28:34.028Z",
            "outputView=NEW_AND_OLD_IMAGES",
            "exportType=INCREMENTAL_EXPORT")
        .noneMatch(member -> member.startsWith("exportTime="));
  }

  @Test
  void listsFilesWithTheirSums() {
    assertThat(new String(ManifestJson.files(List.of(FILE, FILE)), StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .containsOnly(
            "{\"itemCount\":8,\"md5Checksum\":\"AAAAAAAAAAAAAAAAAAAAAA==\","
                + "\"etag\":\"4ae71336e44bf9bf79d2752e234818a5-1\","
                + "\"dataFileS3Key\":\"p/data/x.json.gz\"}");
  }

  @Test
  void tellsChangesWithWhatIsWantedOfThem() {
    String old = "{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1E+3\"}}";
    String now = "{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"2\"}}";
    String begin =
        "{\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"1793777314028000\"}},"
            + "\"Keys\":{\"id\":{\"S\":\"a\"}}";
    List<String> keys = List.of("id");
    assertThat(ExportedLines.change(keys, ExportOrder.View.NEW_AND_OLD_IMAGES, old, now, START))
        .isEqualTo(
            begin
                + ",\"OldImage\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1000\"}},\"NewImage\":"
                + now
                + "}\n");
    assertThat(ExportedLines.change(keys, ExportOrder.View.NEW_IMAGE, old, now, START))
        .isEqualTo(begin + ",\"NewImage\":" + now + "}\n");
    assertThat(ExportedLines.change(keys, ExportOrder.View.NEW_IMAGE, old, null, START))
        .isEqualTo(begin + "}\n");
  }
}
