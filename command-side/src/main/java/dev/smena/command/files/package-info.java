/** Where the command side keeps files: for good in the object store, for as long as work lasts on this machine. */
@NullMarked
package dev.smena.command.files;

import org.jspecify.annotations.NullMarked;
