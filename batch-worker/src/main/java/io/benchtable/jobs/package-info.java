/** Jobs and functions: commands are run, isolated and measured. */
@NullMarked
package io.benchtable.jobs;

import org.jspecify.annotations.NullMarked;
