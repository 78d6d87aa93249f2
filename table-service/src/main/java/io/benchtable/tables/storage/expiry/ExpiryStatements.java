package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The statements about items of a table that expire by an attribute. Index and queries have the
 * very same expression, or the database would not use the index.
 */
record ExpiryStatements(TableDefinition table, String attribute) {

  /** What the names of all such indexes of a table begin with. */
  static String indexPrefix(TableDefinition table) {
    return "t" + table.generation() + "_ttl_";
  }

  /** The index for this attribute, without its schema; another attribute has another one. */
  String indexName() {
    UUID digest = UUID.nameUUIDFromBytes(attribute.getBytes(StandardCharsets.UTF_8));
    return indexPrefix(table) + digest.toString().replace("-", "");
  }

  String createIndex() {
    return "create index concurrently %s on %s (%s, pk, sk) where %s is not null"
        .formatted(indexName(), table.relation(), "(" + seconds() + ")", seconds());
  }

  static String dropIndex(String name) {
    return "drop index concurrently if exists items." + name;
  }

  /**
   * Locks the next rows that may have expired and that nobody else has locked, and returns them.
   * Items in which another name looks like the attribute's to the database are among them.
   */
  String lockExpired(boolean goesOn) {
    return "select pk, sk, %1$s::text, item from %2$s where %1$s >= ? and %1$s < ?%3$s order by %1$s, pk, sk limit ? for update skip locked"
        .formatted(
            seconds(),
            table.relation(),
            goesOn ? " and (" + seconds() + ", pk, sk) > (?, ?, ?)" : "");
  }

  String delete() {
    return "delete from "
        + table.relation()
        + " using unnest(?::bytea[], ?::bytea[]) as expired (expired_pk, expired_sk)"
        + " where pk = expired_pk and sk = expired_sk";
  }

  /**
   * The attribute of the whole item, null where it is no number. The database's JSON functions take
   * no U+0000 and no half of a surrogate pair, which items may have as escapes: other characters
   * stand for them here, also where the attribute's name has such an escape as its own text.
   */
  private String seconds() {
    return "(replace(replace(item, '\\u0000', '\\u0001'), '\\ud', '\\u0')::json -> '"
        + attribute.replace("\\u0000", "\\u0001").replace("\\ud", "\\u0").replace("'", "''")
        + "'::text ->> 'N')::numeric";
  }
}
