package io.benchtable.jobs.job;

/** Why a job is not what was hoped for. */
enum Reason {
  /** It needed more memory than it may, or than the host had. */
  OUT_OF_MEMORY,
  /** It ran longer than it may. */
  TIMED_OUT,
  /** Its program is nowhere on its path. */
  COMMAND_NOT_FOUND,
  /** It ended with another status than 0. */
  EXIT_STATUS,
  /** A signal that was not ours ended it. */
  SIGNALLED,
  /** A file that it was to read is not there. */
  INPUT_MISSING,
  /** A file that it was to write is not there. */
  OUTPUT_MISSING,
  /** A file that it was to write has nothing in it. */
  OUTPUT_EMPTY,
  /** What it was to tell is not in what it wrote. */
  METRIC_NOT_FOUND,
  /** A file of the dataset is not what it was when the benchmark began. */
  DATASET_CHANGED,
  /** The disk of the run directory is full. */
  DISK_FULL,
  /** Its worker was restarted or stopped meanwhile. */
  INTERRUPTED,
  /** Nobody wants it any more. */
  CANCELLED,
  /** Its sandbox could not be made. */
  SETUP_FAILED;

  /** Whether another attempt from the same state may end otherwise. */
  boolean mayPass() {
    return switch (this) {
      case EXIT_STATUS, SIGNALLED, OUT_OF_MEMORY, OUTPUT_MISSING, OUTPUT_EMPTY, METRIC_NOT_FOUND ->
          true;
      case TIMED_OUT,
          COMMAND_NOT_FOUND,
          INPUT_MISSING,
          DATASET_CHANGED,
          DISK_FULL,
          INTERRUPTED,
          CANCELLED,
          SETUP_FAILED ->
          false;
    };
  }
}
