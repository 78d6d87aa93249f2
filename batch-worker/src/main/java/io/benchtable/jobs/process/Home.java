package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What launchers have in common: where their files lie and who watches over them.
 *
 * @param diskReserve bytes that are to stay free on the disk of the directory
 */
record Home(
    Path script,
    Path directory,
    Cgroups cgroups,
    Warden warden,
    Platform platform,
    long diskReserve) {

  /**
   * Starts the shell that joins these cgroups.
   *
   * @param mark in its environment
   */
  int spawn(String mark, List<Path> cgroups, Pipes pipes) throws IOException {
    var command =
        Stream.concat(
            Stream.of("/bin/sh", script.toString()),
            cgroups.stream().map(cgroup -> cgroup.resolve("cgroup.procs").toString()));
    return Spawn.start(
        command.toList(),
        List.of("BENCHTABLE_JOB=" + mark, "PATH=/usr/local/bin:/usr/bin:/bin"),
        -1,
        -1,
        pipes.answers().childsEnd(),
        pipes.orders().childsEnd(),
        pipes.answers().childsEnd(),
        pipes.output().childsEnd(),
        pipes.errors().childsEnd());
  }

  /** Where namespaces are made. */
  Namespaces.Ground ground() throws IOException {
    return new Namespaces.Ground(
        directory, Files.createDirectories(directory.resolveSibling("namespaces")).toRealPath());
  }
}
