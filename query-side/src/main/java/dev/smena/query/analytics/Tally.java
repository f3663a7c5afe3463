package dev.smena.query.analytics;

/** How many batches there are of a kind and how many products in them; as a difference it may be negative. */
record Tally(long batches, long closed, long products, long aggregated) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally more) {
        return new Tally(
                batches + more.batches, closed + more.closed, products + more.products, aggregated + more.aggregated);
    }

    Tally negated() {
        return new Tally(-batches, -closed, -products, -aggregated);
    }
}
