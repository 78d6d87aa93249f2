package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestDatabase;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.storage.Rounds;
import io.benchtable.tables.storage.recovery.Contents;
import io.benchtable.tables.storage.recovery.TestContents;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An instance that takes requests and reads the log, but writes and reads no files unless a test
 * has it do a round; started once for all tests.
 */
final class PausedTransfers {

  private static final Buckets BUCKETS = new Buckets(Optional.of(TestBuckets.FOLDER));
  private static final ConfigurableApplicationContext CONTEXT = start();
  private static final DynamoDbClient CLIENT =
      RunningTableService.client(RunningTableService.address(CONTEXT));

  private PausedTransfers() {}

  private static ConfigurableApplicationContext start() {
    ConfigurableApplicationContext context =
        RunningTableService.start(
            TestDatabase.newDatabase(),
            Map.of("benchtable.tables.buckets", TestBuckets.FOLDER.toString()));
    context.getBean("tablesExporting", Rounds.class).stop();
    context.getBean("tablesImporting", Rounds.class).stop();
    return context;
  }

  static DynamoDbClient client() {
    return CLIENT;
  }

  static DataSource database() {
    return CONTEXT.getBean(DataSource.class);
  }

  static JdbcClient jdbc() {
    return JdbcClient.create(database());
  }

  /**
   * Writes exports as another instance would.
   *
   * @param fileBytes behind which another file is begun
   */
  static Exporting exporting(DataSource seen, long fileBytes) {
    return new Exporting(
        TestContents.of(seen),
        BUCKETS,
        seen,
        transactions(seen),
        InstantSource.system(),
        fileBytes);
  }

  static Importing importing(DataSource seen, InstantSource clock) {
    return new Importing(
        CONTEXT.getBean(Catalogue.class),
        CONTEXT.getBean(StoredTables.class),
        BUCKETS,
        seen,
        transactions(seen),
        clock);
  }

  /** Takes requests for exports with a limit of its own. */
  static Exports exports(TransferLimit limit) {
    return new Exports(
        CONTEXT.getBean(Catalogue.class),
        CONTEXT.getBean(StoredTables.class),
        CONTEXT.getBean(Contents.class),
        BUCKETS,
        jdbc(),
        transactions(database()),
        InstantSource.system(),
        limit,
        () -> {});
  }

  /** Takes requests for imports with a limit of its own. */
  static Imports imports(TransferLimit limit) {
    return new Imports(
        CONTEXT.getBean(Catalogue.class),
        CONTEXT.getBean(StoredTables.class),
        BUCKETS,
        jdbc(),
        transactions(database()),
        InstantSource.system(),
        limit,
        () -> {});
  }

  private static TransactionTemplate transactions(DataSource seen) {
    return new TransactionTemplate(new JdbcTransactionManager(seen));
  }
}
