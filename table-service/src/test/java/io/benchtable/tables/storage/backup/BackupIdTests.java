package io.benchtable.tables.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How backups are called. */
class BackupIdTests {

  private static final BackupId ID =
      BackupId.of("notes", Instant.ofEpochMilli(1_489_602_797_149L), 0x73d8d5bc);

  @Test
  void tellsItsTimeInItsArn() {
    assertThat(ID.arn())
        .isEqualTo(
            "arn:aws:dynamodb:local:000000000000:table/notes/backup/01489602797149-73d8d5bc");
  }

  @Test
  void isReadFromItsArn() {
    assertThat(BackupId.parse(ID.arn())).contains(ID);
    assertThat(BackupId.of("notes", Instant.ofEpochMilli(7), -1).id())
        .isEqualTo("00000000000007-ffffffff");
  }

  @Test
  void endsInNoughtsWhereNothingButItsTimeTellsItApart() {
    assertThat(BackupId.of("notes", Instant.ofEpochMilli(1_489_602_797_149L), 0).id())
        .isEqualTo("01489602797149-00000000");
  }

  @Test
  void isNotReadFromAnythingElse() {
    assertThat(BackupId.parse(ID.tableArn())).isEmpty();
    assertThat(BackupId.parse(ID.tableArn() + "/backup/0'; drop")).isEmpty();
    assertThat(BackupId.parse(ID.arn() + "/more")).isEmpty();
  }

  @Test
  void namesARelationThatNeedsNoQuotes() {
    assertThat(ID.relation()).isEqualTo("backups.b01489602797149_73d8d5bc");
  }
}
