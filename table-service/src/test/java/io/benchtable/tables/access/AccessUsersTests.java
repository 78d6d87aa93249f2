package io.benchtable.tables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessUsersTests {

  private static final String POLICY =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

  @TempDir Path directory;

  private final Map<String, String> settings = new HashMap<>();

  AccessUsersTests() {
    set("key-id", "root");
    set("secret-key", "root-secret");
    set("users[0].name", "alice");
    set("users[0].key-id", "A");
    set("users[0].secret-key", "a-secret");
    set("users[1].name", "bob");
    set("users[1].key-id", "B");
    set("users[1].secret-key", "b-secret");
  }

  private void set(String name, String value) {
    settings.put("benchtable.access." + name, value);
  }

  private AccessSettings bind() {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("benchtable.access", AccessSettings.class);
  }

  @Test
  void haveAPolicyOrMayDoNothing() throws IOException {
    set("users[0].policy-file", file(POLICY));
    assertThat(bind().callers().values())
        .extracting(caller -> caller.user().name(), caller -> caller.policy().isPresent())
        .containsExactlyInAnyOrder(tuple("alice", true), tuple("bob", false));
  }

  private String file(String policy) throws IOException {
    return Files.writeString(directory.resolve("policy.json"), policy).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users[0].name | a b | users[0].name to be at most 64 of a-z, A-Z, 0-9 and _+=,.@-, but it is"
            + " 'a b'.",
        "users[1].name | ALICE | users[1].name to be another in each user, but it is 'ALICE'.",
        "users[1].key-id | A | users[1].key-id to be another in each user, but it is 'A'.",
        "users[1].key-id | root | users[1].key-id to be another in each user, but it is 'root'.",
        "users[1].key-id | a=b | users[1].key-id to be at most 128 of a-z, A-Z, 0-9 and _./-, but it"
            + " is 'a=b'.",
        "users[0].secret-key | ' ' | users[0].secret-key to be set, but it is not.",
        "users[0].policy-file | /not/there | users[0].policy-file to be a file that can be read, but"
            + " java.nio.file.NoSuchFileException: /not/there"
      })
  void areNamedByTheirSettingsWhenWrong(String name, String value, String message) {
    set(name, value);
    assertThatThrownBy(this::bind).hasStackTraceContaining("Expected benchtable.access." + message);
  }

  @Test
  void haveAPolicyThatIsOne() throws IOException {
    set("users[1].policy-file", file("{}"));
    assertThatThrownBy(this::bind)
        .hasStackTraceContaining(
            "Expected benchtable.access.users[1].policy-file to have a policy, but: Expected"
                + " Statement to be one or several, but it is null");
  }

  @Test
  void areNotWithoutKeys() {
    assertThatThrownBy(
            () ->
                new AccessSettings(
                    null, null, null, true, List.of(new AccessUser("a", "A", "s", null))))
        .hasMessage(
            "Expected no benchtable.access.users as benchtable.access.open is true, but there are"
                + " 1: nobody's policy would hold.");
  }
}
