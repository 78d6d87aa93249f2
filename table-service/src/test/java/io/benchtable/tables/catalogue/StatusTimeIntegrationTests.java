package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.ScalarType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statuses that are shown for a time. */
class StatusTimeIntegrationTests {

  private static final Duration SHOWN = Duration.ofMinutes(10);

  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final Tables tables = RunningTableService.bean(Tables.class);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));

  // Ahead of the running service's, which otherwise would drop what is deleted here.
  private Instant now = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

  private final PostgresCatalogue catalogue =
      new PostgresCatalogue(
          tables,
          jdbc,
          transactions,
          () -> now,
          SHOWN,
          RunningTableService.bean(DeletedItems.class),
          changed -> {});
  private final PostgresIndexSteps steps =
      new PostgresIndexSteps(catalogue, tables, jdbc, transactions, () -> now);

  @Test
  void goesThroughAllStatusesInTheirTime() {
    String name = "slow-table";
    assertThat(catalogue.create(request(name)).status(now)).isEqualTo(TableStatus.CREATING);
    assertThatThrownBy(() -> catalogue.require(name))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESOURCE_NOT_FOUND))
        .hasMessage("Requested resource not found");
    assertInUse(() -> catalogue.change(name, Optional.empty(), table -> table), "created", name);
    assertInUse(() -> catalogue.delete(name), "created", name);

    now = now.plus(SHOWN);
    assertThat(catalogue.require(name).status(now)).isEqualTo(TableStatus.ACTIVE);
    TableDefinition updated =
        catalogue.change(
            name,
            Optional.empty(),
            table -> table.withSettings(table.billingMode(), table.throughput(), false));
    assertThat(updated.status(now)).isEqualTo(TableStatus.UPDATING);
    assertThat(catalogue.require(name)).isEqualTo(updated);
    assertInUse(() -> catalogue.change(name, Optional.empty(), table -> table), "updated", name);

    now = now.plus(SHOWN);
    assertThat(catalogue.delete(name).status(now)).isEqualTo(TableStatus.DELETING);
    assertThat(catalogue.known(name).status(now)).isEqualTo(TableStatus.DELETING);
    assertThatThrownBy(() -> catalogue.require(name)).hasMessage("Requested resource not found");
    assertThatThrownBy(() -> catalogue.create(request(name)))
        .hasMessage(
            "Attempt to change a resource which is still in use: Table is being deleted: " + name);
    assertInUse(() -> catalogue.delete(name), "deleted", name);
    steps.dropDeleted();
    assertThat(catalogue.find(name)).isPresent();

    now = now.plus(SHOWN);
    steps.dropDeleted();
    assertThat(catalogue.find(name)).isEmpty();
    assertThat(catalogue.create(request(name)).status(now)).isEqualTo(TableStatus.CREATING);
  }

  @Test
  void changesTheTimeToLiveWhateverTheStatusIsUnlessTheTableGoes() {
    String name = "slow-expiring";
    TableDefinition creating = catalogue.create(request(name));
    TimeToLive enabling = new TimeToLive(TimeToLive.Status.ENABLING, "ttl", now);
    TableDefinition changed =
        catalogue.setTimeToLive(name, table -> table.withTimeToLive(enabling));
    assertThat(changed.timeToLive()).isEqualTo(enabling);
    assertThat(changed.details()).isEqualTo(creating.details());
    assertThat(tables.findById(name)).contains(changed);
    assertThat(catalogue.setTimeToLive(name, table -> table.withTimeToLive(enabling)))
        .isEqualTo(changed);

    now = now.plus(SHOWN);
    catalogue.delete(name);
    assertInUse(
        () -> catalogue.setTimeToLive(name, table -> table.withTimeToLive(enabling.settled())),
        "deleted",
        name);
    now = now.plus(SHOWN);
    steps.dropDeleted();
  }

  @Test
  void keepsTheItemsOfATableFromTheBeginningOfItsDeletion() {
    String name = "slow-recoverable";
    TableDefinition created = catalogue.create(request(name));
    jdbc.sql("insert into catalog.recoveries (generation, days) values (?, 35)")
        .param(created.generation())
        .update();
    now = now.plus(SHOWN);
    assertThat(catalogue.delete(name).status(now)).isEqualTo(TableStatus.DELETING);
    assertThat(exists(created.relation())).isFalse();
    assertThat(backups(created)).isEqualTo(1);
    assertThat(catalogue.size(catalogue.known(name)).items()).isZero();
    steps.dropDeleted();
    assertThat(catalogue.find(name)).isPresent();

    now = now.plus(SHOWN);
    steps.dropDeleted();
    assertThat(catalogue.find(name)).isEmpty();
    assertThat(backups(created)).isEqualTo(1);
  }

  private boolean exists(String relation) {
    return jdbc.sql("select to_regclass(?) is not null")
        .param(relation)
        .query(Boolean.class)
        .single();
  }

  private int backups(TableDefinition table) {
    return jdbc.sql("select count(*) from catalog.backups where generation = ?")
        .param(table.generation())
        .query(Integer.class)
        .single();
  }

  private static void assertInUse(Runnable call, String doing, String table) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE))
        .hasMessage(
            "Attempt to change a resource which is still in use: Table is being %s: %s"
                .formatted(doing, table));
  }

  private static TableRequest request(String name) {
    return new TableRequest(
        name,
        new KeyAttribute("id", ScalarType.S),
        null,
        List.of(),
        BillingMode.PAY_PER_REQUEST,
        Throughput.NONE,
        false,
        null,
        TableOptions.NONE);
  }
}
