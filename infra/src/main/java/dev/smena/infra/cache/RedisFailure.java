package dev.smena.infra.cache;

/** Redis is down, slow, full, or answers nonsense; a reason to do without it. */
final class RedisFailure extends Exception {

    RedisFailure(String reason) {
        super(reason, null, false, false);
    }
}
