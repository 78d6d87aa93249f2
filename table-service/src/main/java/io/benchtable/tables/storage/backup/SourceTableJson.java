package io.benchtable.tables.storage.backup;

import tools.jackson.databind.json.JsonMapper;

/** Tables of backups as they are stored. */
final class SourceTableJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SourceTableJson() {}

  static String write(SourceTable table) {
    return MAPPER.writeValueAsString(table);
  }

  static SourceTable read(String json) {
    return MAPPER.readValue(json, SourceTable.class);
  }
}
