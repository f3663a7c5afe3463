package dev.smena.query.answers;

/**
 * An answer as it is sent, so that one that is kept need not be made again.
 *
 * @param entityTag with its quotes; empty if there is none
 * @param json UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(String entityTag, byte[] json) {

    public static Answer of(byte[] json) {
        return new Answer("", json);
    }
}
