/** Rules and workflows: change events become benchmark runs. */
@NullMarked
package io.benchtable.workflows;

import org.jspecify.annotations.NullMarked;
