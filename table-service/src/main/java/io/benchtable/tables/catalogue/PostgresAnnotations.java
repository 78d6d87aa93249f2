package io.benchtable.tables.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Annotations in PostgreSQL, which go with their table. */
final class PostgresAnnotations implements Annotations {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PostgresAnnotations(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public SortedMap<String, String> tags(String table) {
    SortedMap<String, String> tags = new TreeMap<>();
    jdbc.sql("select key, value from catalog.tags where table_name = ?")
        .param(table)
        .query(
            row -> {
              tags.put(row.getString(1), row.getString(2));
            });
    return tags;
  }

  @Override
  public void addTags(String table, Map<String, String> tags) {
    together(
        table,
        () -> {
          tags.forEach(
              (key, value) ->
                  jdbc.sql(
                          "insert into catalog.tags (table_name, key, value) values (?, ?, ?) on"
                              + " conflict (table_name, key) do update set value = excluded.value")
                      .params(table, key, value)
                      .update());
          int count = tags(table).size();
          if (count > Tags.MOST) {
            throw RequestRefused.invalid(TOO_MANY_TAGS);
          }
          return count;
        });
  }

  @Override
  public void removeTags(String table, List<String> keys) {
    // Of any number of keys, a table has few.
    Set<String> present = new HashSet<>(keys);
    present.retainAll(tags(table).keySet());
    if (!present.isEmpty()) {
      jdbc.sql("delete from catalog.tags where table_name = :table and key in (:keys)")
          .param("table", table)
          .param("keys", present)
          .update();
    }
  }

  @Override
  public void putTags(String table, Map<String, String> tags) {
    together(
        table,
        () -> {
          int removed =
              jdbc.sql("delete from catalog.tags where table_name = ?").param(table).update();
          addTags(table, tags);
          return removed;
        });
  }

  @Override
  public Optional<Policy> policy(String resource) {
    return jdbc.sql("select policy, revision_id from catalog.policies where resource = ?")
        .param(resource)
        .query((row, number) -> new Policy(row.getString(1), row.getString(2)))
        .optional();
  }

  @Override
  public Policy putPolicy(String table, String resource, String text) {
    return together(
        table,
        () -> {
          Optional<Policy> before = policy(resource);
          if (before.isPresent() && before.get().text().equals(text)) {
            return before.get();
          }
          Policy policy = new Policy(text, UUID.randomUUID().toString());
          jdbc.sql(
                  "insert into catalog.policies (resource, table_name, policy, revision_id) values"
                      + " (?, ?, ?, ?) on conflict (resource) do update set policy ="
                      + " excluded.policy, revision_id = excluded.revision_id")
              .params(resource, table, policy.text(), policy.revisionId())
              .update();
          return policy;
        });
  }

  @Override
  public boolean removePolicy(String resource) {
    return jdbc.sql("delete from catalog.policies where resource = ?").param(resource).update() > 0;
  }

  @Override
  public <T> T together(String table, Supplier<T> work) {
    T result =
        transactions.execute(
            status -> {
              if (jdbc.sql("select name from catalog.tables where name = ? for update")
                  .param(table)
                  .query(String.class)
                  .list()
                  .isEmpty()) {
                throw Catalogue.missing(table);
              }
              return work.get();
            });
    if (result == null) {
      throw new IllegalStateException("Expected a result, but there is none.");
    }
    return result;
  }
}
