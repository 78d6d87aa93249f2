package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.storage.backup.SourceTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a restored table has of the backup's, and what of the request. */
class RestoreRequestJsonTests {

  private static final String UNITS =
      ",'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':6}";

  private static final KeyAttribute ID = new KeyAttribute("id", ScalarType.S);
  private static final KeyAttribute N = new KeyAttribute("n", ScalarType.N);
  private static final KeyAttribute DAY = new KeyAttribute("day", ScalarType.S);
  private static final Index GLOBAL =
      new Index(
          "by-day",
          Index.Scope.GLOBAL,
          new KeySchema(DAY, N),
          Projection.INCLUDE,
          List.of("a", "b"),
          new Throughput(3, 4));
  private static final Index LOCAL =
      new Index(
          "local",
          Index.Scope.LOCAL,
          new KeySchema(ID, DAY),
          Projection.ALL,
          List.of(),
          Throughput.NONE);
  private static final String BY_DAY =
      "'GlobalSecondaryIndexOverride':[{'IndexName':'by-day','KeySchema':[{'AttributeName':'day',"
          + "'KeyType':'HASH'},{'AttributeName':'n','KeyType':'RANGE'}],'Projection':"
          + "{'ProjectionType':'INCLUDE','NonKeyAttributes':['b','a']}%s}]";

  @Test
  void keepsWhatIsNotOverridden() {
    TableRequest restored = read(BillingMode.PROVISIONED, "");
    assertThat(restored.name()).isEqualTo("target");
    assertThat(restored.key().names()).containsExactly("id", "n");
    assertThat(restored.billingMode()).isEqualTo(BillingMode.PROVISIONED);
    assertThat(restored.throughput()).isEqualTo(new Throughput(1, 2));
    assertThat(restored.indexes())
        .extracting(Index::name, Index::throughput, Index::slot)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("by-day", new Throughput(3, 4), -1),
            org.assertj.core.groups.Tuple.tuple("local", Throughput.NONE, -1));
    assertThat(restored.streamView()).isNull();
    assertThat(restored.options().encryptionKey()).isEqualTo("arn:key");
  }

  @Test
  void takesTheWayOfBillingFromTheRequest() {
    TableRequest onDemand =
        read(BillingMode.PROVISIONED, ",'BillingModeOverride':'PAY_PER_REQUEST'");
    assertThat(onDemand.throughput()).isEqualTo(Throughput.NONE);
    assertThat(onDemand.indexes())
        .extracting(Index::throughput)
        .containsExactly(Throughput.NONE, Throughput.NONE);
    TableRequest provisioned =
        read(
            BillingMode.PAY_PER_REQUEST,
            ",'BillingModeOverride':'PROVISIONED','ProvisionedThroughputOverride':"
                + "{'ReadCapacityUnits':7,'WriteCapacityUnits':8},"
                + BY_DAY.formatted(UNITS));
    assertThat(provisioned.throughput()).isEqualTo(new Throughput(7, 8));
    assertThat(provisioned.indexes().getFirst().throughput()).isEqualTo(new Throughput(5, 6));
  }

  @Test
  void refusesUnitsThatDoNotFitTheWayOfBilling() {
    assertRefused(
        BillingMode.PAY_PER_REQUEST,
        ",'BillingModeOverride':'PROVISIONED'",
        "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED");
    assertRefused(
        BillingMode.PAY_PER_REQUEST,
        ",'ProvisionedThroughputOverride':{'ReadCapacityUnits':7,'WriteCapacityUnits':8}",
        "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED");
    assertRefused(
        BillingMode.PROVISIONED,
        ",'BillingModeOverride':'PAY_PER_REQUEST',"
            + "'ProvisionedThroughputOverride':{'ReadCapacityUnits':7,'WriteCapacityUnits':8}",
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST");
    assertRefused(
        BillingMode.PROVISIONED,
        ",'BillingModeOverride':'PAY_PER_REQUEST'," + BY_DAY.formatted(UNITS),
        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for"
            + " index by-day");
    assertRefused(
        BillingMode.PROVISIONED,
        ",'OnDemandThroughputOverride':{'MaxReadRequestUnits':7}",
        "Cannot override MaxReadRequestUnits for OnDemandThroughput unless BillingModeOverride is"
            + " PAY_PER_REQUEST");
    assertRefused(
        BillingMode.PAY_PER_REQUEST,
        ",'OnDemandThroughputOverride':{'MaxWriteRequestUnits':0}",
        "Requested MaxWriteRequestUnits for OnDemandThroughput is outside of valid range");
    assertRefused(
        BillingMode.PAY_PER_REQUEST,
        ",'BillingModeOverride':'PROVISIONED','ProvisionedThroughputOverride':"
            + "{'ReadCapacityUnits':7,'WriteCapacityUnits':8}",
        "Must specify provisioned throughput for index by-day");
  }

  @Test
  void leavesIndexesOut() {
    assertThat(read(BillingMode.PROVISIONED, ",'GlobalSecondaryIndexOverride':[]").indexes())
        .extracting(Index::name)
        .containsExactly("local");
    assertThat(
            read(
                    BillingMode.PROVISIONED,
                    "," + BY_DAY.formatted(UNITS) + ",'LocalSecondaryIndexOverride':[]")
                .indexes())
        .extracting(Index::name, Index::throughput)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("by-day", new Throughput(5, 6)));
    assertRefused(
        BillingMode.PROVISIONED,
        "," + BY_DAY.formatted(""),
        "Must specify provisioned throughput for index by-day");
  }

  @Test
  void refusesIndexesThatTheBackupHasNot() {
    String other =
        "Index %s does not match a secondary index that existed in the source table and cannot be"
            + " created during the restore operation";
    String override = "," + BY_DAY.formatted("");
    for (String name : List.of("abc", "local")) {
      assertRefused(
          BillingMode.PROVISIONED, override.replace("by-day", name), other.formatted(name));
    }
    for (String changed : List.of(override.replace("'b',", ""), override.replace("'n'", "'m'"))) {
      assertRefused(BillingMode.PROVISIONED, changed, other.formatted("by-day"));
    }
  }

  private static void assertRefused(BillingMode mode, String members, String text) {
    assertThatThrownBy(() -> read(mode, members)).hasMessage("Invalid Request: " + text);
  }

  private static TableRequest read(BillingMode mode, String members) {
    boolean provisioned = mode == BillingMode.PROVISIONED;
    SourceTable source =
        new SourceTable(
            "id",
            Instant.EPOCH,
            ID,
            N,
            List.of(GLOBAL, LOCAL),
            mode,
            provisioned ? new Throughput(1, 2) : Throughput.NONE,
            CapacityDetails.NONE,
            null,
            "arn:key",
            StreamView.NEW_IMAGE,
            "ttl");
    return RestoreRequestJson.read(
        RequestBody.parse(("{'TargetTableName':'target'" + members + "}").replace('\'', '"')),
        source);
  }
}
