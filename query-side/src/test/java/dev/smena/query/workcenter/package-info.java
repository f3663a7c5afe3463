/** Work centers as people read them. */
@NullMarked
package dev.smena.query.workcenter;

import org.jspecify.annotations.NullMarked;
