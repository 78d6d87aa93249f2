package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.RequestRefused;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;

class ClientTokensIntegrationTests {

  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final ClientTokens tokens = ClientTokens.ofExports(JdbcClient.create(database));

  private Optional<TransferId> begun(String token, Instant now) {
    return new TransactionTemplate(new JdbcTransactionManager(database))
        .execute(status -> tokens.begun(TransferId.Kind.EXPORT, token, new byte[] {1, 2, 3}, now));
  }

  @Test
  void standForTheirRequestUntilEightHoursAfterItsEnd() {
    TransferClient transfers = new TransferClient(RunningTableService.client());
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    ExportDescription export =
        transfers.exported(table, TestBuckets.bucket(), r -> r.clientToken(table));
    Instant end = export.endTime().plus(ClientTokens.VALID);
    assertThatThrownBy(() -> begun(table, end.minusMillis(1)))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("Export conflict: Duplicate request detected with conflicting parameters");
    assertThat(begun(table, end)).isEmpty();
    assertThat(begun("never used", end.minusMillis(1))).isEmpty();
  }
}
