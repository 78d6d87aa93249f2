package io.benchtable.tables.storage.recovery;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The module's database, for connections that last and so are none of the pool's. */
@ConfigurationProperties("spring.datasource")
record ArchiveDatabase(@Nullable String url, @Nullable String username, @Nullable String password) {

  /** Ordinary connections, each a new one. */
  DataSource connections() {
    DriverManagerDataSource connections = new DriverManagerDataSource();
    connections.setUrl(address());
    connections.setConnectionProperties(properties());
    return connections;
  }

  /** A connection on which the log can be read. */
  Connection connectForReplication() throws SQLException {
    Properties properties = properties();
    properties.setProperty("replication", "database");
    properties.setProperty("assumeMinServerVersion", "10");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("options", "-c bytea_output=hex");
    return DriverManager.getConnection(address(), properties);
  }

  private String address() {
    if (url == null) {
      throw new IllegalStateException(
          "Expected spring.datasource.url to say where PostgreSQL is, but it does not.");
    }
    return url;
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "benchtable-archive");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }
}
