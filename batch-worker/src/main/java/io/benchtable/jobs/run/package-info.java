/** Runs: the host's measurement lock, run directories, and datasets known by their contents. */
@NullMarked
package io.benchtable.jobs.run;

import org.jspecify.annotations.NullMarked;
