/** What machines and their parts cost, and how a book bills for time; pure. */
@NullMarked
package io.benchtable.costs.price;

import org.jspecify.annotations.NullMarked;
