/** Price books as JSON: the shipped ones, those of users, and how they are read over HTTP. */
@NullMarked
package io.benchtable.costs.book;

import org.jspecify.annotations.NullMarked;
