/** Software: where a benchmark's programs come from, found out before anything is measured. */
@NullMarked
package io.benchtable.jobs.software;

import org.jspecify.annotations.NullMarked;
