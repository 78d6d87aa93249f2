package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyJsonTests {

  @Test
  void readsWhatIsAsked() {
    NewImportView read =
        BodyJson.read(bytes("{\"csv\": {\"header\": [\"a\"]}}"), NewImportView.class, "an import");
    assertThat(read.csv()).isEqualTo(new CsvView(null, List.of("a")));
  }

  /** Each says the member, what was expected and, where it is short, what it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'at': 'now'}|Expected at to be a time such as 2026-01-31T12:00:00Z, but it is 'now'.",
        "{'at': ''}|Expected at to be a time such as 2026-01-31T12:00:00Z, but it is ''.",
        "{'since': ' '}|Expected since to be a time such as 2026-01-31T12:00:00Z, but it is ' '.",
        "{'at': 5}|Expected at to be a time such as 2026-01-31T12:00:00Z, but it is 5.",
        "{'at': 1e9999999}|Expected at to be a time %s, but it is 1E+9999999.",
        "{'view': ''}|Expected view to be NEW_IMAGE or NEW_AND_OLD_IMAGES, but it is ''.",
        "{'view': 1}|Expected view to be NEW_IMAGE or NEW_AND_OLD_IMAGES, but it is 1.",
        "{'view': '1'}|Expected view to be NEW_IMAGE or NEW_AND_OLD_IMAGES, but it is '1'.",
        "{'bucket': 5}|Expected bucket to be a string, but it is 5.",
        "{'bucket': true}|Expected bucket to be a string, but it is true.",
        "{'bucket': 1.5}|Expected bucket to be a string, but it is 1.5.",
        "{'table': 't'}|Expected members out of %s, but there is 'table'.",
        "{'status': 'COMPLETED'}|Expected members out of %s, but there is 'status'.",
        "{'view': 'OLD'}|Expected view to be NEW_IMAGE or NEW_AND_OLD_IMAGES, but it is 'OLD'.",
        "{'bucket': {}}|Expected bucket to be a string, but it is {}.",
        "{'buckt': 'b'}|Expected members out of at, bucket, prefix, since, until, view, but there is 'buckt'.",
        "[]|Expected an export, but: %s",
        "{|Expected an export, but: %s",
        "{} {}|Expected an export, but: %s",
        "null|Expected an export, but it is null."
      })
  void saysWhatIsWrongWithAnExport(String body, String problem) {
    assertProblem(body, NewExportView.class, "an export", problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'enabled': 'perhaps'}|Expected enabled to be true or false, but it is 'perhaps'.",
        "{'enabled': ''}|Expected enabled to be true or false, but it is ''.",
        "{'enabled': 1}|Expected enabled to be true or false, but it is 1.",
        "{'enabled': 'true'}|Expected enabled to be true or false, but it is 'true'.",
        "{'days': ''}|Expected days to be a whole number, but it is ''.",
        "{'days': '7'}|Expected days to be a whole number, but it is '7'.",
        "{'days': true}|Expected days to be a whole number, but it is true.",
        "{'days': 'many'}|Expected days to be a whole number, but it is 'many'.",
        "{'days': 1.5}|Expected days to be a whole number, but it is 1.5.",
        "{'days': 12345678901}|Expected %s"
      })
  void saysWhatIsWrongWithRecovery(String body, String problem) {
    assertProblem(body, RecoveryView.class, "{enabled, days}", problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'csv': {'header': 5}}|Expected csv.header to be an array, but it is 5.",
        "{'csv': {'header': ['a', 5]}}|Expected csv.header[1] to be a string, but it is 5.",
        "{'csv': ''}|Expected csv to be an object, but it is ''.",
        "{'table': 't'}|Expected members out of %s, but there is 'table'.",
        "{'processed': 5}|Expected members out of %s, but there is 'processed'.",
        "{'csv': {'headr': []}}|Expected members out of delimiter, header, but there is 'csv.headr'.",
        "{'settings': {}}|Expected partitionKey {name, type}, but it is absent.",
        "{'settings': {'partitionKey': {'name': 'id', 'type': 'text'}}}|"
            + "Expected settings.partitionKey.type to be string or number or binary, but it is 'text'.",
        "{'settings': []}|Expected settings to be an object, but it is []."
      })
  void saysWhatIsWrongWithAnImport(String body, String problem) {
    assertProblem(body, NewImportView.class, "an import", problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"expiresAt", "status", "table", "settings"})
  void refusesWhatNobodyCanSayOfABackup(String member) {
    assertProblem(
        "{'name': 'nightly', '%s': null}".formatted(member),
        NewBackupView.class,
        "a backup",
        "Expected members out of name, but there is '%s'.".formatted(member));
  }

  @Test
  void showsOnlyTheBeginOfLongValues() {
    assertProblem(
        "{'at': '%s'}".formatted("9".repeat(1000)),
        NewExportView.class,
        "an export",
        "Expected at to be a time such as 2026-01-31T12:00:00Z, but it is '%s…'."
            .formatted("9".repeat(80)));
  }

  private static <T> void assertProblem(String body, Class<T> type, String what, String problem) {
    String[] around = problem.split("%s", -1);
    assertThatThrownBy(() -> BodyJson.read(bytes(body.replace('\'', '"')), type, what))
        .isInstanceOf(RequestRefused.class)
        .hasMessageStartingWith(around[0])
        .hasMessageEndingWith(around[around.length - 1]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
