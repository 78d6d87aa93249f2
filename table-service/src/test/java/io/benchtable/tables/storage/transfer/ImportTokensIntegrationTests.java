package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.storage.transfer.TransferClient.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.TestBuckets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ImportConflictException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** What the same token means again, before an import has ended and after that. */
class ImportTokensIntegrationTests {

  private static final String TABLE = "once-imported";

  private final DynamoDbClient client = PausedTransfers.client();
  private final TransferClient transfers = new TransferClient(client);

  private String begun(ImportTableRequest order) {
    return client.importTable(order).importTableDescription().importArn();
  }

  @Test
  void areOfATableWhateverElseIsAskedFor() {
    ImportTableRequest order =
        sorted(ImportTableRequest.builder(), TABLE)
            .inputFormat(InputFormat.DYNAMODB_JSON)
            .s3BucketSource(source -> source.s3Bucket(TestBuckets.bucket()))
            .clientToken("once")
            .build();
    String first = begun(order);
    ImportTableRequest other =
        order.toBuilder()
            .inputCompressionType(InputCompressionType.GZIP)
            .s3BucketSource(source -> source.s3Bucket("elsewhere").s3KeyPrefix("p/"))
            .build();
    assertThat(begun(order)).isEqualTo(first);
    assertThat(begun(other)).isEqualTo(first);
    assertThatThrownBy(() -> begun(sorted(order.toBuilder(), "another").build()))
        .isInstanceOf(ImportConflictException.class)
        .hasMessageContaining(
            "Import conflict: Duplicate request detected with conflicting parameters");
    assertRefused(order.toBuilder().clientToken("other").build());

    PausedTransfers.importing(PausedTransfers.database(), InstantSource.system()).round();
    assertThat(transfers.ended(first).importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertRefused(order);
    client.deleteTable(r -> r.tableName(TABLE));
    client.waiter().waitUntilTableNotExists(r -> r.tableName(TABLE));
    assertThat(begun(order)).isEqualTo(first);
    assertThat(begun(order.toBuilder().clientToken("other").build())).isNotEqualTo(first);
  }

  private void assertRefused(ImportTableRequest order) {
    assertThatThrownBy(() -> begun(order))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("Table already exists: " + TABLE);
  }
}
