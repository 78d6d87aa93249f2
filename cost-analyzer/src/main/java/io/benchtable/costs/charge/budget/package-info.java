/** How much may be spent on what, and how far that is; pure. */
@NullMarked
package io.benchtable.costs.charge.budget;

import org.jspecify.annotations.NullMarked;
