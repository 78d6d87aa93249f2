package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each server is started. */
public final class Subjects {

  /** As build/service starts the table service, so that the bare server has no other. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms80m",
          "-Xmx384m",
          "-XX:MaxTenuringThreshold=3",
          "-XX:MetaspaceSize=128m",
          "-XX:SweeperThreshold=100",
          "--enable-native-access=ALL-UNNAMED",
          "-Djdk.virtualThreadScheduler.parallelism="
              + Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
          "--sun-misc-unsafe-memory-access=allow");

  private final Path program;
  private final Path peers;
  private final Path folder;

  /**
   * @param program build/service, which starts the table service as its image does
   * @param peers where the others are installed
   * @param folder for what they write
   */
  public Subjects(Path program, Path peers, Path folder) {
    this.program = program;
    this.peers = peers;
    this.folder = folder;
  }

  public Subject tableService(Database database) throws IOException, InterruptedException {
    return Subject.start(
        "table service",
        port ->
            List.of(
                program.toString(),
                "table-service",
                "--server.port=" + port,
                "--server.address=127.0.0.1"),
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "SPRING_DATASOURCE_URL",
            database.url(),
            "SPRING_DATASOURCE_USERNAME",
            Database.USER,
            "SPRING_DATASOURCE_PASSWORD",
            "postgres",
            "BENCHTABLE_ACCESS_KEY_ID",
            Signer.KEY_ID,
            "BENCHTABLE_ACCESS_SECRET_KEY",
            Signer.SECRET_KEY),
        folder);
  }

  Subject echo() throws IOException, InterruptedException {
    return Subject.start(
        "bare echo",
        port ->
            java(
                List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    Echo.class.getName(),
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--spring.threads.virtual.enabled=true",
                    "--server.tomcat.max-keep-alive-requests=-1")),
        Map.of(),
        folder);
  }

  private static List<String> java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(arguments);
    return command;
  }

  Subject dynalite(boolean file) throws IOException, InterruptedException {
    Path dynalite = peers.resolve("node_modules/dynalite/cli.js");
    return Subject.start(
        file ? "dynalite, file" : "dynalite, memory",
        port -> {
          List<String> command =
              new ArrayList<>(
                  List.of(
                      "node",
                      dynalite.toString(),
                      "--host",
                      "127.0.0.1",
                      "--port",
                      String.valueOf(port),
                      "--createTableMs",
                      "0"));
          if (file) {
            command.addAll(List.of("--path", folder.resolve("dynalite").toString()));
          }
          return command;
        },
        Map.of("NODE_ENV", "production"),
        folder);
  }

  public Subject dynoxide(boolean file) throws IOException, InterruptedException {
    Path dynoxide = peers.resolve("bin/dynoxide");
    return Subject.start(
        file ? "Dynoxide, file" : "Dynoxide, memory",
        port -> {
          List<String> command =
              new ArrayList<>(
                  List.of(dynoxide.toString(), "serve", "--port", String.valueOf(port)));
          if (file) {
            command.addAll(List.of("--db-path", folder.resolve("dynoxide.db").toString()));
          }
          return command;
        },
        Map.of(),
        folder);
  }

  boolean hasDynalite() {
    return Files.exists(peers.resolve("node_modules/dynalite/cli.js"));
  }

  public boolean hasDynoxide() {
    return Files.exists(peers.resolve("bin/dynoxide"));
  }
}
