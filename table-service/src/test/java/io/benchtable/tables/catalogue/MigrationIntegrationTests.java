package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What becomes of tables of an earlier version. */
class MigrationIntegrationTests {

  @Test
  void givesTablesThatAreThereAFenceAndTheirIndexesSlots() {
    DriverManagerDataSource database =
        new DriverManagerDataSource(TestDatabase.newDatabase(), "postgres", "postgres");
    JdbcTemplate jdbc = new JdbcTemplate(database);
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/tables")
            .defaultSchema("catalog")
            .schemas("catalog", "items");
    flyway.target("1").load().migrate();
    jdbc.update(
        "insert into catalog.tables values ('notes', 7, 'id', 'S', null, null, 'PAY_PER_REQUEST',"
            + " 0, 0, false, null, null, now(), 1)");
    for (int i = 0; i < 2; i++) {
      jdbc.update(
          "insert into catalog.indexes values ('notes', ?, ?, 'GLOBAL', 'day', 'S', null, null,"
              + " 'ALL', '{}', 0, 0)",
          i,
          "by-" + i);
    }
    jdbc.execute("create table items.t7 (pk bytea, sk bytea, item text, version bigint)");
    flyway.target("8").load().migrate();
    jdbc.update(
        "update catalog.indexes set sort_name = 'hour', sort_type = 'N' where name = 'by-1'");
    jdbc.update(
        "insert into catalog.backups values ('1', 'notes', 7, 'b', 'AVAILABLE', now(), 0, 0, ?)",
        """
        {"tableId": "t", "indexes": [
          {"name": "by-0", "scope": "GLOBAL", "partition": {"name": "day", "type": "S"}, "sort": null},
          {"name": "by-1", "partition": {"name": "day", "type": "S"}, "sort": {"name": "hour", "type": "N"}}]}
        """);
    flyway.target("latest").load().migrate();
    assertThat(
            jdbc.queryForList(
                "select partition_names::text || partition_types::text || sort_names::text"
                    + " || sort_types::text from catalog.indexes order by position",
                String.class))
        .containsExactly("{day}{S}{}{}", "{day}{S}{hour}{N}");
    assertThat(
            jdbc.queryForList(
                "select (one -> 'attributes')::text from catalog.backups,"
                    + " jsonb_array_elements(source::jsonb -> 'indexes') as one",
                String.class))
        .containsExactly(
            "{\"sortNames\": [], \"sortTypes\": [], \"partitionNames\": [\"day\"],"
                + " \"partitionTypes\": [\"S\"]}",
            "{\"sortNames\": [\"hour\"], \"sortTypes\": [\"N\"], \"partitionNames\": [\"day\"],"
                + " \"partitionTypes\": [\"S\"]}");
    List<Integer> slots =
        jdbc.query(
            "select slot from catalog.indexes order by position", (row, number) -> row.getInt(1));
    assertThat(slots).containsExactly(0, 1);
    assertThat(
            jdbc.queryForObject(
                "select slots || status || table_id from catalog.tables", String.class))
        .matches("2ACTIVE[0-9a-f-]{36}");
    assertThat(jdbc.queryForObject("select count(slots2) from items.t7", Integer.class)).isZero();
  }
}
