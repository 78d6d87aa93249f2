package io.benchtable.tables.storage.transfer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database as an instance sees it that dies after so many statements, with all it holds. */
final class DyingDatabase extends DelegatingDataSource {

  private final AtomicInteger left;

  DyingDatabase(DataSource database, int statements) {
    super(database);
    this.left = new AtomicInteger(statements);
  }

  boolean isDead() {
    return left.get() < 0;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (isDead()) {
      throw dead();
    }
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            DyingDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              boolean begins =
                  method.getName().equals("prepareStatement")
                      || method.getName().equals("createStatement")
                      || method.getName().equals("commit");
              if (begins && (isDead() || left.decrementAndGet() < 0)) {
                connection.abort(Runnable::run);
                throw dead();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static SQLException dead() {
    return new SQLNonTransientConnectionException("This instance is dead.", "08006");
  }
}
