/** Jobs: one step of a run with its attempts, its log, its outcome, and what it used. */
@NullMarked
package io.benchtable.jobs.job;

import org.jspecify.annotations.NullMarked;
