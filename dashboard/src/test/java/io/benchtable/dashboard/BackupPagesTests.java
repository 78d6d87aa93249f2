package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.page.Address;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The backups of all tables: of one that is there, and of one that was deleted. */
class BackupPagesTests extends PageTest {

  private static final String ARN = "arn:aws:dynamodb:local:000000000000:table/";
  private static final String GONE = ARN + "kinds/backup/kinds$DeletedTableBackup";
  private static final String NIGHTLY = ARN + "samples/backup/nightly";

  @BeforeEach
  void backUp() {
    tableChanges.backUp("samples", "nightly");
    tableChanges.recovery("kinds", true);
    tableChanges.delete("kinds");
  }

  @Test
  void backupsOfAllTablesAreListedWithTheirTypesAndTimes() {
    assertThat(body("/tables")).contains("href=\"/backups\"");
    assertThat(body("/backups"))
        .contains("href=\"/tables/samples\"", "nightly", "on demand", "24.0 KiB")
        .contains("kinds$DeletedTableBackup", "of a deleted table", "no longer there")
        .contains("2026-11-27T20:00:00Z", "2027-01-01T20:00:00Z", "available")
        .contains("/backups?backup=" + Address.encode(NIGHTLY) + "#backup")
        .contains("list-backups --endpoint-url", "--backup-type ALL")
        .doesNotContain("href=\"/tables/kinds\"");
    assertThat(body("/backups?q=nightly")).contains("1 of 2", "nightly").doesNotContain("kinds");
    assertThat(body("/backups.csv"))
        .startsWith("table,name,type,status,status_note,made,expires,bytes,arn")
        .contains(
            "kinds,kinds$DeletedTableBackup,of a deleted table,available,,2026-11-27T20:00:00Z,2027-01-01T20:00:00Z,24576,")
        .contains("samples,nightly,on demand,available,,2026-11-27T20:00:00Z,it is deleted,24576,");
  }

  @Test
  void whatIsNotToldIsUnknown() {
    tables.keepToItself("samples");
    assertThat(body("/tables/samples/settings"))
        .contains("Unknown: the table service does not tell them.")
        .contains("; whether its changes are archived is unknown.")
        .doesNotContain("None. Tags are words");
    assertThat(body("/tables/samples/backups"))
        .contains("<dt>State</dt><dd><span>unknown</span></dd>")
        .doesNotContain("Changes are not archived.");
  }

  @Test
  void tableThatIsGoneIsRestoredUnderItsName() {
    assertThat(body("/backups?backup=" + Address.encode(GONE)))
        .contains("Backup kinds$DeletedTableBackup of kinds", "nobody can delete it before")
        .containsPattern("name=\"target\" value=\"kinds\"")
        .doesNotContain("Delete the backup");
    assertThat(change("restore", GONE, "no/name"))
        .hasStatus(422)
        .bodyText()
        .contains("dots or underscores, but it is no/name.", "value=\"no/name\"")
        .doesNotContain("do=restore", "name=\"target\" value=\"kinds\"");
    assertThat(change("restore", GONE, "samples"))
        .hasStatus(422)
        .bodyText()
        .contains("The tables refuse this.", "Table already exists: samples");
    assertThat(change("restore", GONE, "kinds")).hasStatus(302).hasRedirectedUrl("/tables");
    assertThat(tables.names()).contains("kinds");
    assertThat(body("/tables/kinds/backups")).contains("of a deleted table", "Kept until");
  }

  @Test
  void backupIsDeletedUnlessItGoesByItself() {
    assertThat(body("/backups?backup=" + Address.encode(NIGHTLY)))
        .contains("Delete the backup")
        .doesNotContain("nobody can delete it before");
    assertThat(change("delete", NIGHTLY, "")).hasStatus(302).hasRedirectedUrl("/backups");
    assertThat(tables.backups("samples")).isEmpty();
    assertThat(change("delete", GONE, ""))
        .hasStatus(422)
        .bodyText()
        .contains("not allowed to delete the system backup");
    assertThat(body("/backups?backup=" + Address.encode(NIGHTLY)))
        .contains("There is no such backup.");
  }

  @Test
  void changesNeedAFormOfTheDashboard() {
    assertThat(
            mvc.post()
                .uri("/backups")
                .header("Host", "127.0.0.1:8080")
                .session(session)
                .param("do", "delete")
                .param("backup", NIGHTLY))
        .hasStatus(403);
    assertThat(mvc.get().uri("/backups").header("Host", "127.0.0.1:8080")).hasStatus(401);
    assertThat(tables.backups("samples")).hasSize(1);
  }

  @Test
  void changeThatThereIsNotIsRefused() {
    assertThat(change("explode", NIGHTLY, "back"))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a change that this page offers, but it is explode.");
    assertThat(tables.names()).doesNotContain("back");
  }

  @Test
  void pageWithoutBackupsSaysWhatWillBeThere() {
    tables.clear();
    assertThat(body("/backups")).contains("No backup yet", "aws dynamodb create-backup");
  }

  private MvcTestResult change(String what, String arn, String target) {
    var request = post("/backups");
    Map.of("do", what, "backup", arn, "target", target).forEach(request::param);
    return request.exchange();
  }
}
