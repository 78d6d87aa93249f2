package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableMessageTests {

  private final JsonMapper mapper = JsonMapper.builder().build();

  @Test
  void writesTheContractAgainAfterReadingIt() {
    JsonNode messages = mapper.readTree(Path.of("../contracts/02-table-message.json"));
    assertThat(messages).hasSize(4);
    for (JsonNode message : messages) {
      String written = TableMessageJson.write(TableMessageJson.read(message.toString()));
      assertThat(mapper.readTree(written)).isEqualTo(message);
    }
  }
}
