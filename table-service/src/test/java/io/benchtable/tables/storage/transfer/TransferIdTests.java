package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.storage.transfer.TransferId.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TransferIdTests {

  private static final Instant TIME = Instant.ofEpochMilli(1_234_567_890_123L);

  @Test
  void beginsWithTheTime() {
    assertThat(TransferId.of(Kind.EXPORT, "things", TIME, 0xabcdef12).arn())
        .isEqualTo(
            "arn:aws:dynamodb:local:000000000000:table/things/export/01234567890123-abcdef12");
    assertThat(TransferId.of(Kind.IMPORT, "things", TIME, 1).arn())
        .endsWith("table/things/import/01234567890123-00000001");
  }

  @Test
  void isReadFromItsArn() {
    TransferId id = TransferId.of(Kind.IMPORT, "things", TIME, 7);
    assertThat(TransferId.parse(Kind.IMPORT, id.arn())).contains(id);
    assertThat(TransferId.parse(Kind.EXPORT, id.arn())).isEmpty();
    assertThat(TransferId.parse(Kind.IMPORT, id.tableArn())).isEmpty();
    assertThat(TransferId.parse(Kind.IMPORT, "things")).isEmpty();
  }
}
