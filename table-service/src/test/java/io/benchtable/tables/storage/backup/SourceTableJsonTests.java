package io.benchtable.tables.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of backups are read as they were written. */
class SourceTableJsonTests {

  private static final KeyAttribute ID = new KeyAttribute("id", ScalarType.S);
  private static final Instant TIME = Instant.parse("2026-05-04T03:02:01.123Z");
  private static final CapacityDetails CAPACITY =
      new CapacityDetails(1L, 2L, null, 4L, TIME, null, 3);

  @Test
  void keepsEverything() {
    SourceTable table =
        new SourceTable(
            "table-id",
            TIME,
            ID,
            new KeyAttribute("n", ScalarType.N),
            List.of(
                new Index(
                    "by-day",
                    Index.Scope.GLOBAL,
                    new KeySchema(
                        List.of(new KeyAttribute("day \u0001 ü", ScalarType.B), ID),
                        List.of(new KeyAttribute("hour", ScalarType.N))),
                    Projection.INCLUDE,
                    List.of("a", "b"),
                    new Throughput(5, 6),
                    new IndexDetails(7, IndexState.ACTIVE, Instant.EPOCH, CAPACITY))),
            BillingMode.PROVISIONED,
            new Throughput(8, 9),
            CAPACITY,
            TableClass.STANDARD_INFREQUENT_ACCESS,
            "arn:aws:kms:local:000000000000:key/k",
            StreamView.OLD_IMAGE,
            "ttl");
    assertThat(SourceTableJson.read(SourceTableJson.write(table))).isEqualTo(table);
  }

  @Test
  void keepsWhatIsNotThere() {
    SourceTable table =
        new SourceTable(
            "table-id",
            TIME,
            ID,
            null,
            List.of(),
            BillingMode.PAY_PER_REQUEST,
            Throughput.NONE,
            CapacityDetails.NONE,
            null,
            null,
            null,
            null);
    assertThat(SourceTableJson.read(SourceTableJson.write(table))).isEqualTo(table);
  }
}
