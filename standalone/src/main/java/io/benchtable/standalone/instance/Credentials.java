package io.benchtable.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The credentials of an instance, written into its data directory at the first start (mode 0600).
 *
 * @param keyId access key id for AWS clients
 * @param secretKey the secret that belongs to it
 * @param token bearer token for the REST API
 * @param jobKey key by which workers know the platform's requests
 * @param enginePassword password of the embedded PostgreSQL and Kafka
 */
public record Credentials(
    String keyId, String secretKey, String token, String jobKey, String enginePassword) {

  private static final String FILE = "access.properties";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Reads the credentials of {@code data}, making them if there are none. */
  public static Credentials of(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      write(file, fresh());
    }
    return read(data);
  }

  /**
   * Reads the credentials of {@code data}.
   *
   * @throws InstanceProblem if there are none
   */
  public static Credentials read(Path data) {
    Path file = data.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new InstanceProblem(
          "There is no instance in "
              + data
              + " that this user may use: start one with ./benchtable up, or name its directory"
              + " with --data.");
    }
    return new Credentials(
        property(properties, "key-id", file),
        property(properties, "secret-key", file),
        property(properties, "token", file),
        property(properties, "job-key", file),
        property(properties, "engine-password", file));
  }

  /** New random credentials. */
  public static Credentials fresh() {
    return new Credentials(
        "BT" + random(12).toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "7"),
        random(30),
        random(30),
        random(32),
        random(24));
  }

  private static String property(Properties properties, String key, Path file) {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new InstanceProblem("Expected " + key + " in " + file + ", but it is missing.");
    }
    return value;
  }

  private static void write(Path file, Credentials credentials) {
    Properties properties = new Properties();
    properties.setProperty("key-id", credentials.keyId);
    properties.setProperty("secret-key", credentials.secretKey);
    properties.setProperty("token", credentials.token);
    properties.setProperty("job-key", credentials.jobKey);
    properties.setProperty("engine-password", credentials.enginePassword);
    try {
      StringWriter text = new StringWriter();
      properties.store(text, "Whoever can read this file can use this instance.");
      Path folder = file.toAbsolutePath().getParent();
      Path draft =
          Files.createTempFile(
              folder,
              "access",
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, text.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    RANDOM.nextBytes(value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  @Override
  public String toString() {
    return "Credentials[" + keyId + "]";
  }
}
