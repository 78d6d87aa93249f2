/** Process trees: started in a sandbox of their own, watched, limited, and never left behind. */
@NullMarked
package io.benchtable.jobs.process;

import org.jspecify.annotations.NullMarked;
