package io.benchtable.tables.catalogue;

import tools.jackson.databind.json.JsonMapper;

/** Table messages as they are written to the log. */
final class TableMessageJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TableMessageJson() {}

  static String write(TableMessage message) {
    return MAPPER.writeValueAsString(message);
  }

  static TableMessage read(String json) {
    return MAPPER.readValue(json, TableMessage.class);
  }
}
