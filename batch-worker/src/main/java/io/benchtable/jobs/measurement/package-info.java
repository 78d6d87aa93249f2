/**
 * Measurements: what a process tree used and which host it ran on, read from /proc and reckoned.
 */
@NullMarked
package io.benchtable.jobs.measurement;

import org.jspecify.annotations.NullMarked;
