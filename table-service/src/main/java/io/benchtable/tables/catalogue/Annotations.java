package io.benchtable.tables.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What users attach to tables: tags, and policies of tables and their streams. */
public interface Annotations {

  String TOO_MANY_TAGS = "Number of Tags exceed the current limit for the provided ResourceArn";

  /** Tags by their keys. */
  SortedMap<String, String> tags(String table);

  /** Adds tags, in the place of those with the same keys. */
  void addTags(String table, Map<String, String> tags);

  void removeTags(String table, List<String> keys);

  /** Makes these all the tags that there are. */
  void putTags(String table, Map<String, String> tags);

  Optional<Policy> policy(String resource);

  /** Makes this the policy of a resource of the table; the same text keeps its revision. */
  Policy putPolicy(String table, String resource, String text);

  /** True when the resource had a policy. */
  boolean removePolicy(String resource);

  /** Keeps others from changing a table's annotations while {@code work} looks and changes. */
  <T> T together(String table, java.util.function.Supplier<T> work);
}
