/** Tables and items as plain JSON over HTTP. */
@NullMarked
package io.benchtable.tables.rest;

import org.jspecify.annotations.NullMarked;
