package io.benchtable.jobs.queue;

import io.benchtable.jobs.function.Functions;
import io.benchtable.jobs.job.Attempts;
import io.benchtable.jobs.job.JobSettings;
import io.benchtable.jobs.job.Jobs;
import io.benchtable.jobs.job.Logs;
import io.benchtable.jobs.measurement.Host;
import io.benchtable.jobs.process.CompilerThreads;
import io.benchtable.jobs.process.LeftBehind;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.MeasurementLock;
import io.benchtable.jobs.run.Preparation;
import io.benchtable.jobs.run.RunMessages.WorkerAddress;
import io.benchtable.jobs.run.Runs;
import io.benchtable.jobs.software.Softwares;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts a worker together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
class WorkerConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerConfiguration.class);

  @Bean
  DataDirectory workerDataDirectory(WorkerSettings settings) throws IOException {
    return DataDirectory.take(settings.directory());
  }

  @Bean
  WorkerId workerId(DataDirectory directory) throws IOException {
    return WorkerId.of(directory.path());
  }

  /** What an earlier worker left running is ended before anything else is started. */
  @Bean
  Processes workerProcesses(WorkerSettings settings, DataDirectory directory) throws IOException {
    var swept = LeftBehind.sweep(directory.path());
    if (swept.killed() > 0) {
      LOG.info("Ended {} processes that an earlier worker had left behind", swept.killed());
    }
    if (swept.survivors() > 0) {
      LOG.warn(
          "{} processes that an earlier worker had left behind could not be killed, and may"
              + " disturb what is measured",
          swept.survivors());
    }
    if (swept.undone() > 0) {
      LOG.warn(
          "{} containers that an earlier worker had left behind could not be removed, and may"
              + " disturb what is measured; it is tried again at the next start",
          swept.undone());
    }
    var processes =
        Processes.open(
            directory.path(),
            settings.grace(),
            new Processes.Use(settings.cgroups(), settings.namespaces()),
            settings.diskReserve().toBytes());
    LOG.info("Jobs are isolated by: {}", processes.isolation());
    return processes;
  }

  /** Not before: a start is nothing but compiling. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> workerCompilerThreads() {
    return _ -> CompilerThreads.giveWay();
  }

  @Bean
  Logs workerLogs(DataDirectory directory) {
    return new Logs(directory.path().resolve("runs"));
  }

  @Bean
  DatasetHashes workerDatasetHashes(DataDirectory directory) throws IOException {
    return new DatasetHashes(directory.path().resolve("dataset-hashes"));
  }

  @Bean
  MeasurementLock workerMeasurementLock(WorkerSettings settings) {
    return new MeasurementLock(settings.lock());
  }

  @Bean
  Softwares workerSoftwares(
      WorkerSettings settings,
      DataDirectory directory,
      DatasetHashes hashes,
      Processes processes,
      MeasurementLock lock)
      throws IOException {
    return Softwares.open(
        directory.path(), settings.root(), hashes, processes, lock, System.getenv());
  }

  @Bean
  Runs workerRuns(
      WorkerSettings settings,
      DataDirectory directory,
      DatasetHashes hashes,
      Softwares softwares,
      MeasurementLock lock,
      ItemsClient items) {
    return new Runs(
        directory.path().resolve("runs"),
        lock,
        hashes,
        softwares,
        new ShownWaiting(items.items()),
        settings.lease());
  }

  @Bean
  Workshop workerWorkshop(
      WorkerSettings settings,
      DataDirectory directory,
      WorkerId id,
      Processes processes,
      DatasetHashes hashes,
      MeasurementLock lock,
      Softwares softwares,
      Runs runs,
      Logs logs,
      ItemsClient items) {
    var host = Host.read(processes.isolation(), processes.peakMemoryMethod());
    var jobSettings =
        new JobSettings(id.value(), host.hostname(), settings.address(), settings.longestStep());
    var attempts = new Attempts(processes, softwares, items.items(), logs, runs, jobSettings);
    var worker =
        new WorkerAddress(
            id.value(),
            TaskQueues.own(settings.queues().getFirst(), id.value()),
            settings.address());
    return new Workshop(
        items.items(),
        processes,
        new Preparation(
            settings.root(),
            settings.allowAbsolutePaths(),
            hashes,
            lock,
            softwares,
            worker,
            () -> Host.read(processes.isolation(), processes.peakMemoryMethod())),
        runs,
        new Jobs(items.items(), runs, attempts),
        new Functions(processes, settings.root(), directory.path().resolve("functions")));
  }
}
