package io.benchtable.tables.storage.recovery;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Contents as an instance sees them that has a database of its own. */
public final class TestContents {

  private TestContents() {}

  public static Contents of(DataSource database) {
    return new Contents(
        JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
  }
}
