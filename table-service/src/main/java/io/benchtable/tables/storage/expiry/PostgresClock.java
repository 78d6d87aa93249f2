package io.benchtable.tables.storage.expiry;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The time at which the current transaction began, as the database's own clock has it. */
record PostgresClock(DataSource database) implements InstantSource {

  @Override
  public Instant instant() {
    return Objects.requireNonNull(
            new JdbcTemplate(database).queryForObject("select now()", OffsetDateTime.class))
        .toInstant();
  }
}
