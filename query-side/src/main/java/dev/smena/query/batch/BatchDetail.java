package dev.smena.query.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.smena.events.BatchState;
import java.util.List;

/**
 * A batch with its first products in the order of registration.
 *
 * @param products at most {@link #MOST_PRODUCTS}
 * @param productsTruncated whether the batch has more of them
 */
record BatchDetail(
        @JsonUnwrapped BatchState batch,
        List<ProductView> products,
        boolean productsTruncated,
        @JsonIgnore String entityTag) {

    static final int MOST_PRODUCTS = 1_000;
}
