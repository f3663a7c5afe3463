package dev.smena.infra.cache;

/** Redis is down, slow, full, or answers nonsense; a reason to do without it. */
final class RedisFailure extends Exception {

    private final boolean reply;

    /** @param reply whether Redis has said so itself, and so is there */
    RedisFailure(String reason, boolean reply) {
        super(reason, null, false, false);
        this.reply = reply;
    }

    boolean isReply() {
        return reply;
    }
}
