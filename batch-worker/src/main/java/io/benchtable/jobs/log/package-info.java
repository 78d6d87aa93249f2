/** Logs: what a step printed, bounded in size and readable while it runs. */
@NullMarked
package io.benchtable.jobs.log;

import org.jspecify.annotations.NullMarked;
