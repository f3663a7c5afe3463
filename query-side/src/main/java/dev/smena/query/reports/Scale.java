package dev.smena.query.reports;

/** An axis of whole numbers from 0, in steps of 1, 2 or 5 times a power of ten. */
record Scale(int step, int steps) {

    private static final int MOST_STEPS = 4;

    /** Ends at the number or a little above it. */
    static Scale upTo(int most) {
        int[] leading = {1, 2, 5};
        for (int i = 0; ; i++) {
            int step = leading[i % 3] * (int) Math.pow(10, i / 3);
            if ((long) step * MOST_STEPS >= most) {
                return new Scale(step, Math.max(1, Math.ceilDiv(most, step)));
            }
        }
    }

    int top() {
        return step * steps;
    }
}
