package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "env",
    description = {
      "Print the environment by which AWS clients and curl reach the instance.",
      "With --compose, write fresh secrets for docker-compose.yml instead."
    },
    footer = {
      "",
      "Examples:",
      "  eval \"$(benchtable env)\"",
      "  aws dynamodb list-tables",
      "  curl -H \"Authorization: Bearer $BENCHTABLE_TOKEN\" $BENCHTABLE_ENDPOINT/v1/tables",
      "  benchtable env --compose .env"
    })
final class EnvCommand implements Callable<Integer> {

  @Mixin DataOptions instance = new DataOptions();

  @Option(
      names = "--compose",
      paramLabel = "FILE",
      description =
          "Write secrets for docker-compose.yml to FILE (mode 0600), which must not exist.")
  @Nullable Path compose;

  private final Terminal terminal;

  EnvCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (compose != null) {
      writeSecrets(compose);
      if (instance.json) {
        Printing.json(terminal, Tables.JSON.createObjectNode().put("file", compose.toString()));
      } else {
        terminal.out().println("Wrote " + compose + ": docker compose up reads it.");
      }
      return ExitCodes.DONE;
    }
    URI address = instance.running().address();
    Credentials credentials = Credentials.read(instance.data());
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", address.toString());
    environment.put("AWS_ACCESS_KEY_ID", credentials.keyId());
    environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretKey());
    environment.put("AWS_REGION", "local");
    environment.put("AWS_DEFAULT_REGION", "local");
    environment.put("BENCHTABLE_ENDPOINT", address.toString());
    environment.put("BENCHTABLE_TOKEN", credentials.token());
    if (instance.json) {
      Printing.json(terminal, Tables.JSON.<JsonNode>valueToTree(environment));
    } else {
      environment.forEach(
          (name, value) -> terminal.out().println("export " + name + "='" + value + "'"));
    }
    return ExitCodes.DONE;
  }

  private static void writeSecrets(Path file) {
    Credentials secrets = Credentials.fresh();
    String text =
        "# Secrets of docker-compose.yml. Whoever can read this file can use the services.\n"
            + "BENCHTABLE_ACCESS_KEY_ID="
            + secrets.keyId()
            + "\nBENCHTABLE_ACCESS_SECRET_KEY="
            + secrets.secretKey()
            + "\nBENCHTABLE_ACCESS_TOKEN="
            + secrets.token()
            + "\nBENCHTABLE_ACCESS_JOB_KEY="
            + secrets.jobKey()
            + "\nPOSTGRES_PASSWORD="
            + secrets.enginePassword()
            + "\n";
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
    } catch (FileAlreadyExistsException e) {
      throw new InstanceProblem(
          file + " exists already: its secrets are in use; remove it first to make new ones.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
