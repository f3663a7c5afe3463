/** The object store, through the MinIO client: embedded by default, any S3-compatible one by its endpoint. */
@NullMarked
package dev.smena.infra.objectstore;

import org.jspecify.annotations.NullMarked;
