package io.benchtable.streams.wal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the database is, and how to get in. */
public record Database(String url, @Nullable String username, @Nullable String password) {

  /** How long an ordinary statement may take; a host that is gone says nothing by itself. */
  public static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** Opens an ordinary connection, in autocommit. */
  public Connection connect() throws SQLException {
    Properties properties = properties();
    properties.setProperty("socketTimeout", Long.toString(LONGEST_ANSWER.toSeconds()));
    return DriverManager.getConnection(url, properties);
  }

  /** Opens a connection that speaks the replication protocol. */
  Connection connectForReplication() throws SQLException {
    Properties properties = properties();
    properties.setProperty("replication", "database");
    properties.setProperty("assumeMinServerVersion", "10");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("socketFactory", PatientSocketFactory.class.getName());
    return DriverManager.getConnection(url, properties);
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "benchtable-stream-publisher");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /** Where it is; without the part of the address that may hold a password. */
  @Override
  public String toString() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }
}
