package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Backup;
import io.benchtable.dashboard.item.NewTable;
import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TimeToLive;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tables that are made, changed and deleted, and what they have beside their items. */
class TableChangePagesTests extends PageTest {

  private static final String BACKUP =
      "arn:aws:dynamodb:local:000000000000:table/samples/backup/01";

  @Test
  void listSaysWhatEachTableIsAtAndHas() {
    tables.expiry("samples", new TimeToLive("ENABLED", Optional.of("<gone>")));
    tableChanges.recovery("samples", true);
    tableChanges.create(new NewTable("fresh", keys(), Optional.empty(), List.of(), Map.of()));
    assertThat(body("/tables"))
        .contains("by &lt;gone&gt;", "being made", "is-preparing", "href=\"/tables?new\"")
        .contains(">on</span>", "counted by the database now and then");
    assertThat(body("/tables.csv"))
        .startsWith("name,status,status_note,partition_key,sort_key,indexes,items,bytes,stream,")
        .contains("samples,active,,site (text),depth (number),by-day,120,24576,");
    assertThat(body("/tables.csv")).contains("fresh,being made,", ",unknown,");
    assertThat(body("/tables/fresh/expiry"))
        .contains("unknown as long as the table is being made")
        .doesNotContain("Let items expire");
    tables.clear();
    assertThat(body("/tables")).contains("No table yet", "aws dynamodb create-table");
  }

  @Test
  void tableIsDeletedByTypingItsNameUnlessItIsProtected() {
    assertThat(change("samples/settings", Map.of("do", "delete", "confirm", "sample")))
        .hasStatus(422)
        .bodyText()
        .contains("Expected samples, but it is sample.", "value=\"sample\"");
    assertThat(body("/tables/samples/settings")).doesNotContain("for 35 days");
    tableChanges.recovery("samples", true);
    assertThat(body("/tables/samples/settings")).contains("as one of them for 35 days");
    assertThat(change("samples/settings", Map.of("do", "keep"))).hasStatus(302);
    assertThat(body("/tables/samples/settings"))
        .contains("refused: the table is protected", "Allow it to be deleted")
        .doesNotContain("end-form");
    assertThat(change("samples/settings", Map.of("do", "delete", "confirm", "samples")))
        .hasStatus(422)
        .bodyText()
        .contains("protected against deletion");
    change("samples/settings", Map.of("do", "release"));
    assertThat(change("samples/settings", Map.of("do", "delete", "confirm", "samples")))
        .hasStatus(302)
        .hasRedirectedUrl("/tables");
    assertThat(tables.names()).doesNotContain("samples");
  }

  @Test
  void changeThatThereIsNotIsRefused() {
    assertThat(change("samples/settings", Map.of("do", "explode")))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a change that this page offers, but it is explode.");
  }

  @Test
  void capacityIsReservedAndGivenBack() {
    assertThat(body("/tables/samples/settings")).contains("by request, without a limit");
    assertThat(
            change(
                "samples/settings",
                Map.of("do", "capacity", "billing", "provisioned", "read", "5", "write", "x")))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a whole number of units from 1, but it is x.", "value=\"5\"");
    change(
        "samples/settings",
        Map.of("do", "capacity", "billing", "provisioned", "read", "5", "write", "7"));
    assertThat(body("/tables/samples/settings"))
        .contains("reserved: 5 read and 7 write units a second");
    change("samples/settings", Map.of("do", "capacity", "billing", "request"));
    assertThat(tables.describe("samples").orElseThrow().settings().capacity()).isEmpty();
  }

  @Test
  void indexesAreShownMadeAndDeleted() {
    assertThat(body("/tables/samples/indexes"))
        .contains("by-day", "taken (text)", "global", "everything", "aws dynamodb describe-table")
        .contains("/tables/samples/indexes?delete=by-day");
    assertThat(body("/tables/samples/indexes?delete=by-day")).contains("Delete index by-day?");
    assertThat(body("/tables/samples/indexes.csv")).contains("by-day,active,,global,");
    Map<String, String> index =
        Map.of(
            "do",
            "create",
            "name",
            "by-file",
            "partition",
            "file",
            "partitionType",
            "N",
            "holds",
            "INCLUDE",
            "attributes",
            "a, b");
    assertThat(change("samples/indexes", index)).hasStatus(302);
    assertThat(body("/tables/samples/indexes"))
        .contains("by-file", "file (number)", "keys and a, b", "being made")
        .contains("older items are being added");
    assertThat(change("samples/indexes", Map.of("do", "create", "name", "x", "holds", "INCLUDE")))
        .hasStatus(422)
        .bodyText()
        .contains("Expected 3 to 255 letters", "Expected names of attributes, but there is none.")
        .contains("id=\"partition-wrong\"")
        .doesNotContain("_csrf=", "do=create");
    change("samples/indexes", Map.of("do", "delete", "delete", "by-day"));
    assertThat(body("/tables/samples/indexes")).doesNotContain("by-day");
    assertThat(body("/tables/empty/indexes")).contains("None. An index finds items");
  }

  @Test
  void indexIsMadeWithAKeyOfSeveralAttributes() {
    assertThat(body("/tables/samples/indexes"))
        .containsPattern("<details id=\"more-partition\">")
        .contains("name=\"partition4\"", "name=\"sort4Type\"")
        .doesNotContain("name=\"sort5\"");
    Map<String, String> index =
        new HashMap<>(
            Map.of(
                "do",
                "create",
                "name",
                "by-place",
                "partition",
                "lake",
                "partition2",
                "basin",
                "partition2Type",
                "N",
                "sort",
                "day",
                "sort3",
                "basin",
                "holds",
                "ALL"));
    assertThat(change("samples/indexes", index))
        .hasStatus(422)
        .bodyText()
        .contains("Expected an attribute that the key does not have yet, but it is basin.")
        .containsPattern("name=\"sort3\"[^>]* aria-invalid=\"true\"")
        .containsPattern("<details id=\"more-sort\" open")
        .doesNotContainPattern("name=\"partition2\"[^>]* aria-invalid");
    index.put("sort3", "depth");
    index.put("sort3Type", "N");
    assertThat(change("samples/indexes", index)).hasStatus(302);
    assertThat(body("/tables/samples/indexes"))
        .contains("lake (text), basin (number)", "day (text), depth (number)");
    assertThat(body("/tables/samples/indexes.csv"))
        .contains("\"lake (text), basin (number)\",\"day (text), depth (number)\"");
  }

  @Test
  void streamIsSwitchedAndSaysSinceWhen() {
    assertThat(body("/tables/samples/stream"))
        .contains("new and old images", "stream/2026-11-20T08:00:00.000", "2026-11-20T08:00:00Z");
    assertThat(change("samples/stream", Map.of("do", "off"))).hasStatus(302);
    assertThat(body("/tables/samples/stream")).contains("Off: changes of items are not told");
    assertThat(change("samples/stream", Map.of("do", "on", "view", "NOTHING")))
        .hasStatus(422)
        .bodyText()
        .contains("nothing is chosen");
    change("samples/stream", Map.of("do", "on", "view", "KEYS_ONLY"));
    assertThat(body("/tables/samples/stream")).contains("keys only", "arn:new-stream");
  }

  @Test
  void expiryIsSwitched() {
    assertThat(body("/tables/samples/expiry")).contains("Items stay until somebody deletes them");
    assertThat(change("samples/expiry", Map.of("do", "on", "attribute", "")))
        .hasStatus(422)
        .bodyText()
        .contains("Expected the name of an attribute");
    change("samples/expiry", Map.of("do", "on", "attribute", "until"));
    assertThat(body("/tables/samples/expiry"))
        .contains("until", "Let items stay", "aws dynamodb describe-time-to-live");
    change("samples/expiry", Map.of("do", "off", "attribute", "until"));
    assertThat(body("/tables/samples/expiry")).contains("Let items expire");
  }

  @Test
  void backupsAreMadeRestoredAndDeleted() {
    assertThat(body("/tables/samples/backups")).contains("None. A backup keeps the table");
    tables.backup(
        new Backup(
            BACKUP,
            "samples",
            "nightly",
            "USER",
            "AVAILABLE",
            2048,
            Optional.of(Instant.EPOCH),
            Optional.empty()));
    assertThat(body("/tables/samples/backups"))
        .contains("nightly", "2.00 KiB", "available", "1970-01-01T00:00:00Z", "Restore or delete");
    assertThat(body("/tables/samples/backups.json")).contains("\"arn\":\"" + BACKUP);
    String here = "/tables/samples/backups?backup=" + BACKUP;
    assertThat(body(here)).contains("Backup nightly", "Delete the backup");
    assertThat(change("samples/backups", Map.of("do", "restore", "backup", BACKUP, "target", "a")))
        .hasStatus(422)
        .bodyText()
        .contains("Backup nightly", "id=\"target-wrong\"");
    assertThat(
            change("samples/backups", Map.of("do", "restore", "backup", BACKUP, "target", "back")))
        .hasStatus(302)
        .hasRedirectedUrl("/tables");
    assertThat(tables.names()).contains("back");
    change("samples/backups", Map.of("do", "make", "name", "second"));
    change("samples/backups", Map.of("do", "delete", "backup", BACKUP));
    assertThat(body("/tables/samples/backups")).contains("second").doesNotContain("nightly");
  }

  @Test
  void tableIsRestoredToATime() {
    assertThat(body("/tables/samples/backups")).contains("Archive changes from now on");
    change("samples/backups", Map.of("do", "on"));
    assertThat(body("/tables/samples/backups"))
        .contains("2026-11-27T19:00:00Z", "2026-11-27T20:00:00Z", "35 days", "Stop archiving");
    assertThat(change("samples/backups", Map.of("do", "time", "copy", "then", "at", "noon")))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a time such as", "but it is noon.", "value=\"then\"");
    assertThat(
            change(
                "samples/backups",
                Map.of("do", "time", "copy", "then", "at", "2026-11-27T19:30:00Z")))
        .hasStatus(302);
    assertThat(tables.names()).contains("then");
    change("samples/backups", Map.of("do", "off"));
    assertThat(body("/tables/samples/backups")).contains("Changes are not archived");
  }

  @Test
  void whatTheTablesRefuseIsSaidOnThePageThatAskedForIt() {
    tables.refuse("Subscriber limit exceeded: <b>");
    for (String section : List.of("stream", "expiry", "backups")) {
      assertThat(
              change(
                  "samples/" + section,
                  Map.of("do", section.equals("stream") ? "off" : "on", "attribute", "a")))
          .hasStatus(422)
          .bodyText()
          .contains("The tables refuse this.", "Subscriber limit exceeded: &lt;b&gt;");
    }
  }

  @Test
  void sectionsOfATableThatIsNotThereSaySo() {
    for (String section : List.of("indexes", "stream", "expiry", "backups", "settings")) {
      assertThat(get("/tables/none/" + section)).hasStatus(404);
    }
    assertThat(change("none/stream", Map.of("do", "off"))).hasStatus(404);
    assertThat(get("/tables/samples/nothing")).hasStatus(404);
  }

  private MvcTestResult change(String path, Map<String, String> values) {
    var request = post("/tables/" + path);
    values.forEach(request::param);
    return request.exchange();
  }

  private static Table.Keys keys() {
    return SampleTables.plain("x", new Table.Keys(new Table.Key("id", "S"), Optional.empty()))
        .keys();
  }
}
